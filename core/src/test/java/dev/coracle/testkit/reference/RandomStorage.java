package dev.coracle.testkit.reference;

import dev.coracle.model.Quantity;
import dev.coracle.model.Time;
import dev.coracle.model.core.CSIPersistentVolumeSource;
import dev.coracle.model.core.NodeSelector;
import dev.coracle.model.core.NodeSelectorRequirement;
import dev.coracle.model.core.NodeSelectorTerm;
import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.PersistentVolumeClaimSpec;
import dev.coracle.model.core.PersistentVolumeClaimStatus;
import dev.coracle.model.core.PersistentVolumeSpec;
import dev.coracle.model.core.PersistentVolumeStatus;
import dev.coracle.model.core.TopologySelectorLabelRequirement;
import dev.coracle.model.core.TopologySelectorTerm;
import dev.coracle.model.core.VolumeNodeAffinity;
import dev.coracle.model.core.VolumeResourceRequirements;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.model.storage.CSIDriver;
import dev.coracle.model.storage.CSIDriverSpec;
import dev.coracle.model.storage.CSINode;
import dev.coracle.model.storage.CSINodeDriver;
import dev.coracle.model.storage.CSINodeSpec;
import dev.coracle.model.storage.CSIStorageCapacity;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.storage.VolumeAttachment;
import dev.coracle.model.storage.VolumeAttachmentSource;
import dev.coracle.model.storage.VolumeAttachmentSpec;
import dev.coracle.model.storage.VolumeNodeResources;
import dev.coracle.model.volume.VolumeAnnotations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Volumes and claims in every state that a scheduler looks at, as a number draws them. */
public final class RandomStorage {
    /** Claims are named {@code claim-0} and so on in each namespace. */
    static final int CLAIMS = 6;

    private static final int VOLUMES = 7;
    private static final int NODES = 6;
    private static final String DRIVER = "disks.example.com";
    private static final String[] CLASSES = {"made", "found", "at-once"};
    private static final String[] ZONES = {"z1", "z2", "z3"};

    private final Random random;

    /** The same number draws the same objects. */
    public RandomStorage(long shape) {
        random = new Random(shape * 0x9E3779B97F4A7C15L + 1);
    }

    private boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    /** All that belongs to storage. */
    public List<ApiObject> objects() {
        List<ApiObject> objects = new ArrayList<>();
        for (String name : CLASSES) objects.add(storageClass(name));
        for (int i = 0; i < VOLUMES; i++) objects.add(volume(i));
        for (String namespace : RandomObjects.NAMESPACES) {
            for (int i = 0; i < CLAIMS; i++) objects.add(claim(namespace, i));
            if (once(2)) objects.add(own(namespace));
        }
        for (int i = 0; i < NODES; i++) if (once(2)) objects.add(csiNode("n" + i));
        for (int i = random.nextInt(3); i < 2; i++) objects.add(attachment(i));
        if (once(3)) objects.add(driver());
        for (int i = random.nextInt(3); i < 2; i++) objects.add(capacity(i));
        return objects;
    }

    private StorageClass storageClass(String name) {
        StorageClass.Builder it = StorageClass.builder()
                .metadata(ObjectMeta.builder().name(name).build())
                .provisioner(name.equals("found") ? VolumeAnnotations.NO_PROVISIONER : DRIVER)
                .volumeBindingMode(name.equals("at-once") ? "Immediate" : "WaitForFirstConsumer");
        if (once(3)) {
            it.addAllowedTopology(TopologySelectorTerm.builder()
                    .addMatchLabelExpression(TopologySelectorLabelRequirement.builder()
                            .key("zone")
                            .addValue(one(ZONES))
                            .addValue(one(ZONES))
                            .build())
                    .build());
        }
        return it.build();
    }

    /** Each of another size, so that the smallest that does is one. */
    private PersistentVolume volume(int number) {
        ObjectMeta.Builder metadata =
                ObjectMeta.builder().name("volume-" + number).uid("volume-" + number);
        if (once(3)) metadata.putLabel(one(zoneLabels()), one("z1", "z2", "z1__z3", ""));
        if (once(3)) metadata.putLabel("tier", "fast");
        PersistentVolumeSpec.Builder spec = PersistentVolumeSpec.builder()
                .storageClassName(one(CLASSES))
                .putCapacity("storage", Quantity.parse((1 + number * 7 % VOLUMES) + "Gi"))
                .addAccessMode(one("ReadWriteOnce", "ReadWriteOncePod", "ReadWriteMany"));
        if (once(2)) spec.nodeAffinity(reachable());
        if (!once(4)) {
            spec.csi(CSIPersistentVolumeSource.builder()
                    .driver(DRIVER)
                    .volumeHandle("handle-" + random.nextInt(5))
                    .build());
        }
        if (once(3)) {
            ObjectReference.Builder holder =
                    ObjectReference.builder().namespace(one("red", "blue")).name("claim-" + random.nextInt(CLAIMS));
            if (once(3)) holder.uid("nobody");
            spec.claimRef(holder.build());
        }
        if (once(8)) spec.volumeMode("Block");
        PersistentVolumeStatus status = PersistentVolumeStatus.builder()
                .phase(once(5) ? "Released" : "Available")
                .build();
        return PersistentVolume.builder()
                .metadata(metadata.build())
                .spec(spec.build())
                .status(status)
                .build();
    }

    private static String[] zoneLabels() {
        return new String[] {
            "topology.kubernetes.io/zone", "topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"
        };
    }

    private VolumeNodeAffinity reachable() {
        NodeSelectorRequirement where = NodeSelectorRequirement.builder()
                .key("zone")
                .operator(one("In", "In", "NotIn"))
                .addValue(one(ZONES))
                .build();
        NodeSelectorTerm term =
                NodeSelectorTerm.builder().addMatchExpression(where).build();
        return VolumeNodeAffinity.builder()
                .required(NodeSelector.builder().addNodeSelectorTerm(term).build())
                .build();
    }

    private PersistentVolumeClaim claim(String namespace, int number) {
        String name = "claim-" + number;
        ObjectMeta.Builder metadata = ObjectMeta.builder()
                .namespace(namespace)
                .name(name)
                .uid(namespace + name)
                .resourceVersion("1");
        if (once(20)) metadata.deletionTimestamp(new Time(Instant.EPOCH));
        PersistentVolumeClaimSpec.Builder spec = PersistentVolumeClaimSpec.builder()
                .storageClassName(once(10) ? "none" : one("made", "found", "made", "found", "at-once"))
                .addAccessMode(one("ReadWriteOnce", "ReadWriteOnce", "ReadWriteOncePod"))
                .resources(VolumeResourceRequirements.builder()
                        .putRequest("storage", Quantity.parse((1 + number) + "Gi"))
                        .build());
        if (once(8))
            spec.selector(LabelSelector.builder().putMatchLabel("tier", "fast").build());
        PersistentVolumeClaimStatus.Builder status = PersistentVolumeClaimStatus.builder();
        if (once(2)) {
            spec.volumeName("volume-" + random.nextInt(once(6) ? VOLUMES + 2 : VOLUMES));
            if (!once(10)) metadata.putAnnotation(VolumeAnnotations.BIND_COMPLETED, "yes");
            if (once(12)) status.phase("Lost");
        } else if (once(8)) {
            metadata.putAnnotation(VolumeAnnotations.SELECTED_NODE, "n" + random.nextInt(NODES));
        }
        return PersistentVolumeClaim.builder()
                .metadata(metadata.build())
                .spec(spec.build())
                .status(status.build())
                .build();
    }

    /** The claim that is made for the pod that is judged, or one that only has its name. */
    private PersistentVolumeClaim own(String namespace) {
        PersistentVolumeClaim claim = claim(namespace, 0);
        ObjectMeta.Builder metadata =
                ObjectMeta.builder().from(claim.metadata()).name("j0-own").uid(namespace + "j0-own");
        if (!once(3)) {
            metadata.addOwnerReference(OwnerReference.builder()
                    .apiVersion("v1")
                    .kind("Pod")
                    .name("j0")
                    .uid("j0")
                    .controller(true)
                    .build());
        }
        return claim.withMetadata(metadata.build());
    }

    private CSINode csiNode(String name) {
        CSINodeDriver.Builder driver = CSINodeDriver.builder().name(DRIVER).nodeID(name);
        if (!once(4))
            driver.allocatable(VolumeNodeResources.builder().count(one(1, 1, 2)).build());
        return CSINode.builder()
                .metadata(ObjectMeta.builder().name(name).build())
                .spec(CSINodeSpec.builder().addDriver(driver.build()).build())
                .build();
    }

    private VolumeAttachment attachment(int number) {
        return VolumeAttachment.builder()
                .metadata(ObjectMeta.builder().name("attachment-" + number).build())
                .spec(VolumeAttachmentSpec.builder()
                        .attacher(DRIVER)
                        .nodeName("n" + random.nextInt(NODES))
                        .source(VolumeAttachmentSource.builder()
                                .persistentVolumeName("volume-" + random.nextInt(VOLUMES))
                                .build())
                        .build())
                .build();
    }

    private CSIDriver driver() {
        return CSIDriver.builder()
                .metadata(ObjectMeta.builder().name(DRIVER).build())
                .spec(CSIDriverSpec.builder().storageCapacity(!once(3)).build())
                .build();
    }

    private CSIStorageCapacity capacity(int number) {
        CSIStorageCapacity.Builder capacity = CSIStorageCapacity.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("kube-system")
                        .name("capacity-" + number)
                        .build())
                .storageClassName("made")
                .capacity(Quantity.parse(one("2Gi", "100Gi")));
        if (once(3)) capacity.maximumVolumeSize(Quantity.parse("3Gi"));
        LabelSelector.Builder where = LabelSelector.builder();
        if (!once(3)) where.putMatchLabel("zone", one(ZONES));
        return capacity.nodeTopology(where.build()).build();
    }
}
