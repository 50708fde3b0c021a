package dev.coracle.testkit.reference;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Volume;
import dev.coracle.model.storage.CSINode;
import dev.coracle.model.storage.CSINodeDriver;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.storage.VolumeAttachment;
import dev.coracle.model.storage.VolumeNodeResources;
import dev.coracle.model.volume.PodClaims;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The filters that look at the volumes of pods, on one node. */
final class VolumeRules {
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String REGION = "topology.kubernetes.io/region";
    private static final Map<String, String> NEWER = new TreeMap<>();

    static {
        NEWER.put("failure-domain.beta.kubernetes.io/zone", ZONE);
        NEWER.put("failure-domain.beta.kubernetes.io/region", REGION);
    }

    private VolumeRules() {}

    /**
     * Why the pod cannot be on the node.
     *
     * @param isClaimTaken whether another pod has a claim that only one may have
     */
    static Optional<Refusal> refusal(ReferenceCluster cluster, Pod pod, Node node, boolean isClaimTaken) {
        if (hasDiskOf(cluster, pod, node)) {
            return Optional.of(Refusal.unschedulable("VolumeRestrictions", "node(s) had no available disk"));
        }
        if (isClaimTaken) {
            return Optional.of(Refusal.unschedulable(
                    "VolumeRestrictions",
                    "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode"));
        }
        if (isFull(cluster, pod, node)) {
            return Optional.of(Refusal.unschedulable("NodeVolumeLimits", "node(s) exceed max volume count"));
        }
        Optional<Refusal> claims = ClaimRules.refusal(cluster, pod, node);
        if (claims.isPresent() || !isInAnotherZone(cluster, pod, node)) return claims;
        return Optional.of(Refusal.unresolvable("VolumeZone", "node(s) had no available volume zone"));
    }

    /** Whether another pod on the node has a disk that the pod names, and that two cannot have. */
    private static boolean hasDiskOf(ReferenceCluster cluster, Pod pod, Node node) {
        return cluster.on(node.name()).stream()
                .flatMap(it -> it.spec().volumes().stream())
                .anyMatch(other -> pod.spec().volumes().stream().anyMatch(it -> isSameDisk(it, other)));
    }

    private static boolean isSameDisk(Volume one, Volume other) {
        if (one.gcePersistentDisk().isPresent() && other.gcePersistentDisk().isPresent()) {
            var a = one.gcePersistentDisk().get();
            var b = other.gcePersistentDisk().get();
            return a.pdName().equals(b.pdName()) && !(a.readOnly() && b.readOnly());
        }
        if (one.awsElasticBlockStore().isPresent()
                && other.awsElasticBlockStore().isPresent()) {
            return one.awsElasticBlockStore()
                    .get()
                    .volumeID()
                    .equals(other.awsElasticBlockStore().get().volumeID());
        }
        if (one.iscsi().isPresent() && other.iscsi().isPresent()) {
            var a = one.iscsi().get();
            var b = other.iscsi().get();
            return a.iqn().equals(b.iqn()) && !(a.readOnly() && b.readOnly());
        }
        if (one.rbd().isEmpty() || other.rbd().isEmpty()) return false;
        var a = one.rbd().get();
        var b = other.rbd().get();
        return a.monitors().stream().anyMatch(b.monitors()::contains)
                && a.pool().equals(b.pool())
                && a.image().equals(b.image())
                && !(a.readOnly() && b.readOnly());
    }

    /** A volume of a CSI driver, by the driver's name and what tells it from its others. */
    private record Attached(String driver, String what) {}

    /** Whether a driver could attach no more volumes to the node than there would be. */
    private static boolean isFull(ReferenceCluster cluster, Pod pod, Node node) {
        Set<Attached> before = new LinkedHashSet<>();
        cluster.on(node.name()).forEach(it -> before.addAll(attached(cluster, it)));
        cluster.stored(VolumeAttachment.class).stream()
                .filter(it -> it.spec().nodeName().equals(node.name()))
                .flatMap(it -> it.spec().source().persistentVolumeName().stream())
                .flatMap(it -> cluster.stored(PersistentVolume.class, "", it).stream())
                .flatMap(it -> csi(it).stream())
                .forEach(before::add);
        Set<Attached> after = new LinkedHashSet<>(before);
        after.addAll(attached(cluster, pod));
        List<CSINodeDriver> drivers = cluster.stored(CSINode.class, "", node.name())
                .map(it -> it.spec().drivers())
                .orElse(List.of());
        return drivers.stream().anyMatch(driver -> {
            long more = of(driver, after) - of(driver, before);
            Optional<Integer> limit = driver.allocatable().flatMap(VolumeNodeResources::count);
            return more > 0 && limit.filter(it -> of(driver, after) > it).isPresent();
        });
    }

    private static long of(CSINodeDriver driver, Set<Attached> volumes) {
        return volumes.stream().filter(it -> it.driver().equals(driver.name())).count();
    }

    private static Set<Attached> attached(ReferenceCluster cluster, Pod pod) {
        Set<Attached> all = new LinkedHashSet<>();
        for (Volume volume : Claims.in(pod)) {
            Optional<PersistentVolumeClaim> claim = Claims.find(cluster, pod, volume)
                    .filter(it -> volume.ephemeral().isEmpty() || PodClaims.isMadeFor(it, pod));
            if (claim.isEmpty()) continue;
            Optional<PersistentVolume> bound = Claims.volume(cluster, claim.get());
            Optional<Attached> made = Claims.storageClass(cluster, claim.get())
                    .map(StorageClass::provisioner)
                    .filter(it -> !it.isEmpty())
                    .map(it -> new Attached(it, "for " + claim.get().key()));
            (bound.isPresent() ? csi(bound.get()) : made).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<Attached> csi(PersistentVolume volume) {
        return volume.spec().csi().map(it -> new Attached(it.driver(), "volume " + it.volumeHandle()));
    }

    /** Whether a volume's labels put it into a zone or region that the node, which says where it is, is not in. */
    private static boolean isInAnotherZone(ReferenceCluster cluster, Pod pod, Node node) {
        boolean says = node.labels().containsKey(ZONE)
                || node.labels().containsKey(REGION)
                || NEWER.keySet().stream().anyMatch(node.labels()::containsKey);
        return says
                && Claims.in(pod).stream()
                        .filter(it -> it.ephemeral().isEmpty())
                        .flatMap(it -> Claims.find(cluster, pod, it).stream())
                        .flatMap(it -> Claims.volume(cluster, it).stream())
                        .anyMatch(it -> isElsewhere(it.labels(), node.labels()));
    }

    private static boolean isElsewhere(Map<String, String> volume, Map<String, String> node) {
        return volume.entrySet().stream().anyMatch(it -> isElsewhere(it.getKey(), it.getValue(), node));
    }

    /** By one label of a volume, which may name several places; one of no name says nothing. */
    private static boolean isElsewhere(String label, String places, Map<String, String> node) {
        if (!label.equals(ZONE) && !label.equals(REGION) && !NEWER.containsKey(label)) return false;
        List<String> names =
                Arrays.stream(places.split("__", -1)).map(String::strip).toList();
        String newer = NEWER.getOrDefault(label, label);
        String place = node.containsKey(label) ? node.get(label) : node.get(newer);
        return !names.contains("") && (place == null || !names.contains(place));
    }
}
