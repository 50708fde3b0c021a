package dev.coracle.apiserver.kinds;

import dev.coracle.apiserver.ServedKind;
import java.util.List;

/** The kinds that every cluster serves. */
public final class BuiltInKinds {
    private BuiltInKinds() {}

    /** All of them, with services from the usual ranges. */
    public static List<ServedKind<?>> all() {
        return all(ServiceRanges.USUAL);
    }

    /** All of them, in the order in which discovery lists them; services get addresses and ports from these ranges. */
    public static List<ServedKind<?>> all(ServiceRanges ranges) {
        return List.of(
                Configuration.CONFIG_MAPS,
                Network.ENDPOINTS,
                Events.KIND,
                Namespaces.KIND,
                Nodes.KIND,
                Storage.CLAIMS,
                Storage.VOLUMES,
                Pods.KIND,
                Workloads.REPLICATION_CONTROLLERS,
                Configuration.SECRETS,
                Configuration.SERVICE_ACCOUNTS,
                Network.services(ranges),
                Workloads.DEPLOYMENTS,
                Workloads.REPLICA_SETS,
                Coordination.LEASES,
                Network.ENDPOINT_SLICES,
                Disruption.BUDGETS,
                Priorities.CLASSES,
                Storage.DRIVERS,
                Storage.NODES,
                Storage.CAPACITIES,
                Storage.CLASSES,
                Storage.ATTACHMENTS);
    }
}
