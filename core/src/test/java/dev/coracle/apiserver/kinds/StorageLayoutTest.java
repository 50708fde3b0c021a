package dev.coracle.apiserver.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.apiserver.ServedKind;
import dev.coracle.model.schema.Widget;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects lie in the store where Kubernetes' own API server puts and looks for them. */
class StorageLayoutTest {
    @Test
    void builtInKindsLieWhereKubernetesPutsThem() {
        List<String> places = BuiltInKinds.all().stream()
                .map(it -> it.resource().kind() + " " + it.storagePrefix())
                .toList();

        assertThat(places)
                .containsExactlyInAnyOrder(
                        "ConfigMap configmaps",
                        "Endpoints services/endpoints",
                        "Event events",
                        "Namespace namespaces",
                        "Node minions",
                        "PersistentVolumeClaim persistentvolumeclaims",
                        "PersistentVolume persistentvolumes",
                        "Pod pods",
                        "ReplicationController controllers",
                        "Secret secrets",
                        "ServiceAccount serviceaccounts",
                        "Service services/specs",
                        "Deployment deployments",
                        "ReplicaSet replicasets",
                        "Lease leases",
                        "EndpointSlice endpointslices",
                        "PodDisruptionBudget poddisruptionbudgets",
                        "PriorityClass priorityclasses",
                        "CSIDriver csidrivers",
                        "CSINode csinodes",
                        "CSIStorageCapacity csistoragecapacities",
                        "StorageClass storageclasses",
                        "VolumeAttachment volumeattachments");
    }

    @Test
    void kindsOfOthersLieUnderTheirGroup() {
        assertThat(ServedKind.of(Widget.class).build().storagePrefix()).isEqualTo("example.com/widgets");
    }
}
