package dev.coracle.examples.gpu;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import java.util.Collection;

/** Counts devices and what is used of them from objects alone, without the scheduler's help. */
final class DeviceCount {
    private DeviceCount() {}

    static int of(Node node) {
        return (int) (node.status()
                        .capacity()
                        .getOrDefault(GpuNodes.COUNT, Quantity.ZERO)
                        .milliValue()
                / 1000);
    }

    /** Thousandths of each GPU that the pods on a node have. */
    static int[] used(Node node, Collection<Pod> pods) {
        int[] used = new int[of(node)];
        for (Pod pod : pods) {
            if (!isOn(node, pod)) continue;
            int millis = GpuRequest.of(pod).millis();
            for (int index : Devices.of(pod).orElse(Devices.NONE).indexes()) used[index] += millis;
        }
        return used;
    }

    static boolean isOn(Node node, Pod pod) {
        String phase = pod.status().phase().orElse("");
        boolean ended = phase.equals("Succeeded") || phase.equals("Failed");
        return !ended && pod.spec().nodeName().filter(node.name()::equals).isPresent();
    }
}
