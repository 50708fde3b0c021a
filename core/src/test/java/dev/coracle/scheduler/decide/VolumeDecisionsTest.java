package dev.coracle.scheduler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.json.Json;
import dev.coracle.model.json.Yaml;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.decide.Explanation.Judgement;
import dev.coracle.scheduler.decide.Explanation.Preemption;
import dev.coracle.scheduler.decide.Explanation.Refusal;
import dev.coracle.scheduler.decide.Explanation.Scores;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where pods with volumes can go, and why they cannot go elsewhere. */
class VolumeDecisionsTest {
    private static final String NODES = """
            nodes:
            - {metadata: {name: a, labels: {topology.kubernetes.io/zone: east}}, status: {allocatable: {cpu: 4, memory: 8Gi, pods: 10}}}
            - {metadata: {name: b, labels: {topology.kubernetes.io/zone: west}}, status: {allocatable: {cpu: 4, memory: 8Gi, pods: 10}}}
            """;
    private static final String POD = """
            pod:
              metadata: {namespace: ns, name: p, uid: p}
              spec:
                priority: 10
                containers: [{name: c, image: i}]
                volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]
            """;
    private static final String LATER = """
            storageClasses:
            - {metadata: {name: later}, provisioner: kubernetes.io/no-provisioner, volumeBindingMode: WaitForFirstConsumer}
            - {metadata: {name: made}, provisioner: disks, volumeBindingMode: WaitForFirstConsumer, allowedTopologies: [{matchLabelExpressions: [{key: topology.kubernetes.io/zone, values: [west]}]}]}
            """;
    private static final String BOUND = "{metadata: {namespace: ns, name: data, annotations:"
            + " {pv.kubernetes.io/bind-completed: 'yes'}}, spec: {volumeName: pv}, status: {phase: Bound}}";
    private static final String IN_WEST = "nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key:"
            + " topology.kubernetes.io/zone, operator: In, values: [west]}]}]}}";

    private static Explanation explain(String... parts) {
        String text = "name: case\npreempt: true\n" + NODES + String.join("\n", parts);
        Case situation = Case.parse(Json.treeToText(Yaml.parse(text).get(0).tree()));
        return Decider.explain(situation, Profile.defaults());
    }

    /** What is said of each node: who refuses it and why, or nothing where it does. */
    private static Map<String, String> refusals(Explanation explanation) {
        Map<String, String> all = new TreeMap<>();
        for (Map.Entry<String, Judgement> node : explanation.nodes().entrySet()) {
            boolean refused = node.getValue() instanceof Refusal;
            all.put(node.getKey(), refused ? text((Refusal) node.getValue()) : "");
        }
        return all;
    }

    private static String text(Refusal it) {
        return it.plugin() + ": " + String.join(", ", it.reasons());
    }

    private static String early(String... parts) {
        return text(explain(parts).refusal().orElseThrow());
    }

    @Test
    void aPodWithoutVolumesIsScoredWithoutThem() {
        Explanation explanation = explain("pod: {metadata: {name: p}, spec: {containers: [{name: c}]}}");

        assertThat(explanation.best()).containsExactly("a", "b");
        assertThat(explanation.nodes().values())
                .allSatisfy(it -> assertThat(((Scores) it).scores()).containsEntry("VolumeBinding", 0L));
    }

    @Test
    void aClaimThatIsNotThereOrNotBoundKeepsThePodFromEveryNode() {
        assertThat(early(POD)).isEqualTo("VolumeRestrictions: persistentvolumeclaim \"data\" not found");
        assertThat(early(POD, "persistentVolumeClaims: [{metadata: {namespace: ns, name: data}}]"))
                .isEqualTo("VolumeBinding: pod has unbound immediate PersistentVolumeClaims");
        assertThat(early(
                        POD,
                        "persistentVolumeClaims: [{metadata: {namespace: ns, name: data}, spec: {volumeName: pv},"
                                + " status: {phase: Lost}}]"))
                .isEqualTo(
                        "VolumeBinding: persistentvolumeclaim \"data\" bound to non-existent persistentvolume \"pv\"");
        assertThat(early(
                        POD,
                        "persistentVolumeClaims: [{metadata: {namespace: ns, name: data, deletionTimestamp:"
                                + " '2024-01-01T00:00:00Z'}}]"))
                .isEqualTo("VolumeBinding: persistentvolumeclaim \"data\" is being deleted");
        assertThat(early("pod: {metadata: {namespace: ns, name: p}, spec: {containers: [{name: c}], volumes: [{name: v,"
                        + " ephemeral: {volumeClaimTemplate: {}}}]}}"))
                .isEqualTo("VolumeBinding: waiting for ephemeral volume controller to create the persistentvolumeclaim"
                        + " \"p-v\"");
    }

    @Test
    void aBoundVolumeMustBeReachableFromTheNode() {
        Explanation explanation = explain(
                POD,
                "persistentVolumeClaims: [" + BOUND + "]",
                "persistentVolumes: [{metadata: {name: pv}, spec: {" + IN_WEST + "}}]");

        assertThat(refusals(explanation))
                .containsEntry("a", "VolumeBinding: node(s) had volume node affinity conflict")
                .containsEntry("b", "");
    }

    @Test
    void aVolumeThatIsGoneKeepsThePodFromEveryNode() {
        assertThat(early(POD, "persistentVolumeClaims: [" + BOUND + "]"))
                .isEqualTo("VolumeZone: persistentvolume \"pv\" not found");
    }

    @Test
    void aVolumeMustBeInTheZoneOfTheNode() {
        Explanation explanation = explain(
                POD,
                "persistentVolumeClaims: [" + BOUND + "]",
                "persistentVolumes: [{metadata: {name: pv, labels: {failure-domain.beta.kubernetes.io/zone:"
                        + " north__east}}}]");

        assertThat(refusals(explanation))
                .containsEntry("a", "")
                .containsEntry("b", "VolumeZone: node(s) had no available volume zone");
    }

    @Test
    void aClaimThatWaitsForItsPodGetsAVolumeThatFitsOrNone() {
        String claim =
                "persistentVolumeClaims: [{metadata: {namespace: ns, name: data}, spec: {storageClassName: later,"
                        + " accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi}}}}]";
        String volume = "persistentVolumes: [{metadata: {name: %s}, spec: {storageClassName: later, accessModes:"
                + " [ReadWriteOnce], capacity: {storage: %s}, " + IN_WEST + "}, status: {phase: Available}}]";

        assertThat(refusals(explain(POD, LATER, claim, volume.formatted("large", "4Gi"))))
                .containsEntry("a", "VolumeBinding: node(s) didn't find available persistent volumes to bind")
                .containsEntry("b", "");
        assertThat(refusals(explain(POD, LATER, claim, volume.formatted("small", "1Gi"))))
                .containsEntry("b", "VolumeBinding: node(s) didn't find available persistent volumes to bind");
    }

    @Test
    void aVolumeIsMadeWhereTheClassAllowsAndWhereThereIsRoom() {
        String claim = "persistentVolumeClaims: [{metadata: {namespace: ns, name: data}, spec: {storageClassName: made,"
                + " accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi}}}}]";
        String driver = "csiDrivers: [{metadata: {name: disks}, spec: {storageCapacity: true}}]";
        String capacity = "csiStorageCapacities: [{metadata: {namespace: kube-system, name: c}, storageClassName: made,"
                + " nodeTopology: {}, capacity: %s}]";

        assertThat(refusals(explain(POD, LATER, claim)))
                .containsEntry("a", "VolumeBinding: node(s) didn't find available persistent volumes to bind")
                .containsEntry("b", "");
        assertThat(refusals(explain(POD, LATER, claim, driver, capacity.formatted("1Gi"))))
                .containsEntry("b", "VolumeBinding: node(s) did not have enough free storage");
        assertThat(refusals(explain(POD, LATER, claim, driver, capacity.formatted("2Gi"))))
                .containsEntry("b", "");
    }

    @Test
    void aClaimWhoseNodeIsChosenIsMadeThere() {
        String claim = "persistentVolumeClaims: [{metadata: {namespace: ns, name: data, annotations:"
                + " {volume.kubernetes.io/selected-node: a}}, spec: {storageClassName: made}}]";

        assertThat(refusals(explain(POD, LATER, claim)))
                .containsEntry("b", "VolumeBinding: node(s) didn't find available persistent volumes to bind");
    }

    @Test
    void aDiskThatCannotBeSharedKeepsThePodFromTheNodeThatHasIt() {
        String disk = "volumes: [{name: v, gcePersistentDisk: {pdName: d, readOnly: %s}}]";
        String other =
                "pods: [{metadata: {namespace: ns, name: o, uid: o}, spec: {nodeName: a, containers: [{name: c}], %s}}]";
        String pod = "pod: {metadata: {namespace: ns, name: p, uid: p}, spec: {containers: [{name: c}], %s}}";

        assertThat(refusals(explain(other.formatted(disk.formatted(true)), pod.formatted(disk.formatted(false)))))
                .containsEntry("a", "VolumeRestrictions: node(s) had no available disk")
                .containsEntry("b", "");
        assertThat(refusals(explain(other.formatted(disk.formatted(true)), pod.formatted(disk.formatted(true)))))
                .containsEntry("a", "");
    }

    @Test
    void aClaimForOnePodIsFreedByEvictingALessImportantOne() {
        String claims = "persistentVolumeClaims: [{metadata: {namespace: ns, name: data, annotations:"
                + " {pv.kubernetes.io/bind-completed: 'yes'}}, spec: {volumeName: pv, accessModes: [ReadWriteOncePod]}}]";
        String volumes = "persistentVolumes: [{metadata: {name: pv}, spec: {}}]";
        String other =
                "pods: [{metadata: {namespace: ns, name: o, uid: o}, spec: {nodeName: b, priority: %d, containers:"
                        + " [{name: c}], volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]}}]";
        String taken = "VolumeRestrictions: node has pod using PersistentVolumeClaim with the same name and"
                + " ReadWriteOncePod access mode";

        Explanation explanation = explain(POD, claims, volumes, other.formatted(1));

        assertThat(refusals(explanation)).containsEntry("a", taken).containsEntry("b", taken);
        assertThat(explanation.room().map(Preemption::node)).contains("b");
        assertThat(explanation.room().orElseThrow().victims()).containsExactly("ns/o");
        assertThat(explain(POD, claims, volumes, other.formatted(10)).room()).isEqualTo(Optional.empty());
    }

    @Test
    void aNodeTakesNoMoreVolumesThanItsDriverCanAttach() {
        String claims = "persistentVolumeClaims: [" + BOUND + ", "
                + BOUND.replace("name: data", "name: other").replace("volumeName: pv", "volumeName: pw") + "]";
        String volumes = "persistentVolumes: [{metadata: {name: pv}, spec: {csi: {driver: d, volumeHandle: v}}},"
                + " {metadata: {name: pw}, spec: {csi: {driver: d, volumeHandle: w}}}]";
        String other =
                "pods: [{metadata: {namespace: ns, name: o, uid: o}, spec: {nodeName: a, containers: [{name: c}],"
                        + " volumes: [{name: v, persistentVolumeClaim: {claimName: %s}}]}}]";
        String limit =
                "csiNodes: [{metadata: {name: a}, spec: {drivers: [{name: d, nodeID: a, allocatable: {count: 1}}]}}]";

        assertThat(refusals(explain(POD, claims, volumes, limit, other.formatted("other"))))
                .containsEntry("a", "NodeVolumeLimits: node(s) exceed max volume count")
                .containsEntry("b", "");
        assertThat(refusals(explain(POD, claims, volumes, limit, other.formatted("data"))))
                .containsEntry("a", "");
        String attached = "volumeAttachments: [{metadata: {name: va}, spec: {attacher: d, nodeName: a, source:"
                + " {persistentVolumeName: pw}}}]";
        assertThat(refusals(explain(POD, claims, volumes, limit, attached)))
                .containsEntry("a", "NodeVolumeLimits: node(s) exceed max volume count");
    }
}
