package dev.coracle.controllers.deployment;

import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Informers;
import dev.coracle.controllers.WorkloadWorld;
import dev.coracle.controllers.pods.PodHealth;
import dev.coracle.model.core.Pod;
import dev.coracle.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Watches the pods of the namespace {@code default} and remembers the most and the fewest at any moment. */
final class Witness {
    private final Map<String, Pod> pods = new TreeMap<>();
    private final List<String> mixed = new ArrayList<>();
    private int most;
    private int fewestAvailable = Integer.MAX_VALUE;

    Witness(WorkloadWorld world) {
        Platform process = world.kernel.root().process("witness");
        Informers informers = new Informers(world.client, process);
        informers.of(Pod.class).handle(process.worker("witness"), new Handler<>() {
            @Override
            public void added(Pod pod) {
                pods.put(pod.name(), pod);
                look();
            }

            @Override
            public void updated(Pod before, Pod after) {
                added(after);
            }

            @Override
            public void deleted(Pod last) {
                pods.remove(last.name());
                look();
            }
        });
        informers.start();
        world.run(1);
        reset();
    }

    void reset() {
        most = 0;
        fewestAvailable = Integer.MAX_VALUE;
        look();
    }

    private void look() {
        List<Pod> alive = pods.values().stream().filter(PodHealth::isActive).toList();
        most = Math.max(most, alive.size());
        int ready = (int) alive.stream().filter(PodHealth::isReady).count();
        fewestAvailable = Math.min(fewestAvailable, ready);
        List<String> images = pods.values().stream()
                .map(pod -> pod.spec().containers().get(0).image().orElse(""))
                .distinct()
                .toList();
        if (images.size() > 1) mixed.add(images.toString());
    }

    /** The most pods that were alive at any moment. */
    int most() {
        return most;
    }

    /** The fewest ready pods at any moment. */
    int fewestAvailable() {
        return fewestAvailable;
    }

    /** Moments at which pods of different templates were there, on their way out or not. */
    List<String> mixed() {
        return mixed;
    }
}
