package dev.coracle.node;

import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.framework.HostPort;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Resources;
import java.util.List;

/**
 * What a pod takes of its node.
 *
 * @param resources amounts
 * @param ports of the node
 */
record Demand(Resources resources, List<HostPort> ports) {
    static Demand of(Pod pod) {
        PodInfo info = PodInfo.of(pod);
        return new Demand(info.requests(), info.hostPorts());
    }
}
