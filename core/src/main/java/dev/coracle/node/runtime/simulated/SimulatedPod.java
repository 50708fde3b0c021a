package dev.coracle.node.runtime.simulated;

import dev.coracle.node.runtime.ContainerConfig;
import dev.coracle.node.runtime.ContainerRun;
import dev.coracle.node.runtime.PodState;
import dev.coracle.node.runtime.Sandbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pod of a simulated node. With the node's lock held. */
final class SimulatedPod {
    private final Map<String, SimulatedContainer> containers = new LinkedHashMap<>();
    private @Nullable Sandbox sandbox;

    /** What all of it comes to, until it changes. */
    private @Nullable PodState state;

    Optional<Sandbox> sandbox() {
        return Optional.ofNullable(sandbox);
    }

    void sandbox(Sandbox sandbox) {
        this.sandbox = sandbox;
        state = null;
    }

    boolean hasReadySandbox() {
        return sandbox != null && sandbox.isReady();
    }

    void add(SimulatedContainer container) {
        containers.put(container.run().id(), container);
        state = null;
    }

    void remove(String id) {
        containers.remove(id);
        state = null;
    }

    /** Told that a container has come further. */
    void changed() {
        state = null;
    }

    List<SimulatedContainer> containers() {
        return new ArrayList<>(containers.values());
    }

    Optional<SimulatedContainer> same(ContainerConfig config) {
        for (SimulatedContainer container : containers.values()) {
            ContainerConfig other = container.config();
            if (other.name().equals(config.name()) && other.attempt() == config.attempt())
                return Optional.of(container);
        }
        return Optional.empty();
    }

    PodState state() {
        PodState known = state;
        if (known != null) return known;
        List<ContainerRun> runs = new ArrayList<>(containers.size());
        for (SimulatedContainer container : containers.values()) runs.add(container.run());
        PodState now = new PodState(sandbox(), runs);
        state = now;
        return now;
    }
}
