package dev.coracle.node.runtime.simulated;

import dev.coracle.node.runtime.ContainerConfig;
import dev.coracle.node.runtime.ContainerRuntime;
import dev.coracle.node.runtime.ExecResult;
import dev.coracle.node.runtime.Image;
import dev.coracle.node.runtime.LogLine;
import dev.coracle.node.runtime.NetworkProbe;
import dev.coracle.node.runtime.PodState;
import dev.coracle.node.runtime.ProbeResult;
import dev.coracle.node.runtime.PullResult;
import dev.coracle.node.runtime.Sandbox;
import dev.coracle.node.runtime.SandboxConfig;
import dev.coracle.platform.Platform;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A runtime without containers behind it: they start, run, answer and end as their {@link ContainerBehaviour} says. It
 * lives as long as its process: closing that is the crash of the node. Beside what every runtime can do, it takes
 * commands for what goes wrong.
 */
public final class SimulatedRuntime implements ContainerRuntime {
    private final Object lock = new Object();
    private final World world;
    private final SimulatedRuntimeOptions options;
    private final Images images;
    private final Map<String, SimulatedPod> pods = new LinkedHashMap<>();
    private final Map<String, SimulatedContainer> containers = new LinkedHashMap<>();
    private final PodNetwork network = new PodNetwork();
    private final Answers answers;

    private Duration startDelay = Duration.ZERO;
    private boolean termIgnored;
    private long changes;
    private volatile Consumer<String> listener = uid -> {};

    /**
     * A runtime of a node on which nothing runs.
     *
     * @param node the process of the node
     */
    public SimulatedRuntime(Platform node, SimulatedRuntimeOptions options) {
        this.options = options;
        world = new World(lock, node);
        images = new Images(options, world);
        answers = new Answers(world);
    }

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public void onChange(Consumer<String> listener) {
        this.listener = listener;
    }

    /** How often the state of any of its pods has changed: the same number, the same pods in the same state. */
    public long changes() {
        synchronized (lock) {
            return changes;
        }
    }

    private void signal(String uid) {
        changes++;
        world.tell(Duration.ZERO, () -> listener.accept(uid));
    }

    @Override
    public void inherit(ContainerRuntime before) {
        List<Image> kept = before.images();
        synchronized (lock) {
            images.keep(kept);
        }
    }

    @Override
    public List<Image> images() {
        synchronized (lock) {
            return images.list();
        }
    }

    @Override
    public Optional<Image> image(String reference) {
        synchronized (lock) {
            return images.find(reference);
        }
    }

    @Override
    public void pull(String reference, Consumer<PullResult> done) {
        Duration time;
        synchronized (lock) {
            time = images.pullTime(reference);
        }
        world.tell(time, () -> done.accept(pulled(reference)));
    }

    private PullResult pulled(String reference) {
        synchronized (lock) {
            return images.pull(reference);
        }
    }

    @Override
    public void assignAddresses(String range) {
        synchronized (lock) {
            List<String> taken = pods.values().stream()
                    .flatMap(it -> it.sandbox().stream())
                    .flatMap(it -> it.addresses().stream())
                    .toList();
            network.assign(range, taken);
        }
    }

    @Override
    public List<String> pods() {
        synchronized (lock) {
            return List.copyOf(pods.keySet());
        }
    }

    @Override
    public PodState pod(String uid) {
        synchronized (lock) {
            SimulatedPod pod = pods.get(uid);
            return pod == null ? PodState.NONE : pod.state();
        }
    }

    @Override
    public void runSandbox(SandboxConfig config) {
        synchronized (lock) {
            SimulatedPod pod = pods.computeIfAbsent(config.podUid(), uid -> new SimulatedPod());
            boolean stopped = pod.sandbox()
                    .filter(it -> it.phase() != Sandbox.Phase.STOPPED)
                    .isEmpty();
            if (!stopped) return;
            changes++;
            pod.sandbox(new Sandbox(Sandbox.Phase.STARTING, List.of()));
            world.take(options.sandboxTime(), () -> ready(config, pod));
        }
    }

    private void ready(SandboxConfig config, SimulatedPod pod) {
        boolean wanted =
                pod.sandbox().filter(it -> it.phase() == Sandbox.Phase.STARTING).isPresent();
        if (!wanted) return;
        Optional<String> own = config.hostNetwork() ? Optional.empty() : network.take(() -> ready(config, pod));
        if (own.isEmpty() && !config.hostNetwork()) return;
        pod.sandbox(new Sandbox(Sandbox.Phase.READY, own.map(List::of).orElse(List.of())));
        signal(config.podUid());
    }

    @Override
    public void stopSandbox(String uid) {
        synchronized (lock) {
            SimulatedPod pod = pods.get(uid);
            if (pod == null) return;
            pod.containers().forEach(container -> container.stop(Duration.ZERO));
            pod.sandbox().filter(it -> it.phase() != Sandbox.Phase.STOPPED).ifPresent(sandbox -> {
                pod.sandbox(new Sandbox(Sandbox.Phase.STOPPED, List.of()));
                signal(uid);
                network.giveBack(sandbox.addresses());
            });
        }
    }

    @Override
    public void removePod(String uid) {
        synchronized (lock) {
            SimulatedPod pod = pods.get(uid);
            if (pod == null) return;
            stopSandbox(uid);
            pod.containers()
                    .forEach(container -> containers.remove(container.run().id()));
            pods.remove(uid);
            signal(uid);
        }
    }

    @Override
    public String start(ContainerConfig config) {
        synchronized (lock) {
            SimulatedPod pod = pods.get(config.podUid());
            if (pod == null || !pod.hasReadySandbox()) {
                throw new IllegalStateException("no sandbox of pod " + config.pod() + " is ready");
            }
            Optional<SimulatedContainer> same = pod.same(config);
            if (same.isPresent()) return same.get().run().id();
            String id = String.format("%016x", world.chance().nextLong());
            String imageId = images.find(config.image()).map(Image::id).orElse("");
            ContainerBehaviour behaviour = options.containers().apply(config);
            Runnable changed = () -> {
                pod.changed();
                signal(config.podUid());
            };
            SimulatedContainer container =
                    new SimulatedContainer(world, id, imageId, config, behaviour, () -> termIgnored, changed);
            changes++;
            pod.add(container);
            containers.put(id, container);
            container.start(options.startTime(), startDelay);
            return id;
        }
    }

    @Override
    public void stop(String container, Duration grace) {
        with(container, it -> it.stop(grace));
    }

    private void with(String id, Consumer<SimulatedContainer> action) {
        synchronized (lock) {
            SimulatedContainer container = containers.get(id);
            if (container != null) action.accept(container);
        }
    }

    @Override
    public void remove(String container) {
        with(container, it -> {
            it.stop(Duration.ZERO);
            containers.remove(container);
            SimulatedPod pod = pods.get(it.config().podUid());
            if (pod != null) pod.remove(container);
            signal(it.config().podUid());
        });
    }

    @Override
    public void exec(String container, List<String> command, Duration timeout, Consumer<ExecResult> done) {
        answers.exec(find(container), command, timeout, done);
    }

    @Override
    public void probe(String container, NetworkProbe probe, Duration timeout, Consumer<ProbeResult> done) {
        answers.probe(find(container), probe, done);
    }

    private Optional<SimulatedContainer> find(String container) {
        synchronized (lock) {
            return Optional.ofNullable(containers.get(container));
        }
    }

    @Override
    public List<LogLine> logs(String container) {
        synchronized (lock) {
            SimulatedContainer found = containers.get(container);
            return found == null ? List.of() : found.log();
        }
    }

    /** Lets a container end by itself with this code. */
    public void exit(String container, int code) {
        with(container, it -> it.exit(code));
    }

    /** Kills a container for using too much memory. */
    public void oomKill(String container) {
        with(container, SimulatedContainer::oomKill);
    }

    /** Makes a container unwell, or well again: what probes find. */
    public void unwell(String container, boolean unwell) {
        with(container, it -> it.unwell(unwell));
    }

    /** Makes containers that are started from now on take this much longer. */
    public void delayStarts(Duration delay) {
        synchronized (lock) {
            startDelay = delay;
        }
    }

    /** Makes an address be handed out again as soon as a pod has gone that had it, before any that is new; or no longer. */
    public void reuseAddresses(boolean reused) {
        synchronized (lock) {
            network.reuseSoon(reused);
        }
    }

    /** Makes all containers take no notice of the signal TERM from now on, or do as they behave again. */
    public void ignoreTerm(boolean ignored) {
        synchronized (lock) {
            termIgnored = ignored;
        }
    }

    /** Lets a container write a line. */
    public void write(String container, String text) {
        with(container, it -> it.log(text));
    }

    /**
     * Makes fetching fail from now on.
     *
     * @param prefix of the references of the images concerned
     * @param why for people
     */
    public void failPulls(String prefix, String why) {
        synchronized (lock) {
            images.fail(prefix, why);
        }
    }

    /** Ends {@link #failPulls} of the same prefix. */
    public void healPulls(String prefix) {
        synchronized (lock) {
            images.heal(prefix);
        }
    }
}
