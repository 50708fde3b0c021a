package dev.coracle.testkit.reference;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeSelector;
import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.TopologySelectorTerm;
import dev.coracle.model.storage.CSIDriver;
import dev.coracle.model.storage.CSIStorageCapacity;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.volume.VolumeAnnotations;
import dev.coracle.model.volume.VolumeBindings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the claims of a pod have, or could get, volumes that a node can reach. */
final class ClaimRules {
    private static final String ELSEWHERE = "node(s) had volume node affinity conflict";
    private static final String NONE = "node(s) didn't find available persistent volumes to bind";
    private static final String FULL = "node(s) did not have enough free storage";
    private static final String LOST = "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)";

    private ClaimRules() {}

    /** Why they cannot. */
    static Optional<Refusal> refusal(ReferenceCluster cluster, Pod pod, Node node) {
        List<PersistentVolumeClaim> claims = Claims.in(pod).stream()
                .flatMap(it -> Claims.find(cluster, pod, it).stream())
                .toList();
        Set<String> why = new LinkedHashSet<>();
        claims.stream()
                .filter(it -> !Claims.isOpen(it))
                .flatMap(it -> ofBound(cluster, it, node).stream())
                .findFirst()
                .ifPresent(why::add);
        List<PersistentVolumeClaim> open = claims.stream()
                .filter(Claims::isOpen)
                .sorted(Comparator.comparing(ClaimRules::size))
                .toList();
        ofOpen(cluster, open, node).ifPresent(why::add);
        List<String> reasons = new ArrayList<>(List.of(ELSEWHERE, NONE, FULL, LOST));
        reasons.retainAll(why);
        return reasons.isEmpty() ? Optional.empty() : Optional.of(new Refusal("VolumeBinding", false, reasons));
    }

    private static Optional<String> ofBound(ReferenceCluster cluster, PersistentVolumeClaim claim, Node node) {
        Optional<PersistentVolume> volume = Claims.volume(cluster, claim);
        if (volume.isEmpty()) return Optional.of(LOST);
        return isReachable(volume.get(), node) ? Optional.empty() : Optional.of(ELSEWHERE);
    }

    private static boolean isReachable(PersistentVolume volume, Node node) {
        Optional<NodeSelector> required = volume.spec().nodeAffinity().flatMap(it -> it.required());
        return required.isEmpty()
                || required.get().nodeSelectorTerms().stream().anyMatch(it -> Matching.matches(it, node));
    }

    private static Optional<String> ofOpen(ReferenceCluster cluster, List<PersistentVolumeClaim> open, Node node) {
        boolean promised =
                open.stream().flatMap(it -> selectedNode(it).stream()).anyMatch(it -> !it.equals(node.name()));
        if (promised) return Optional.of(NONE);
        List<PersistentVolumeClaim> toBeMade = new ArrayList<>();
        open.stream().filter(it -> selectedNode(it).isPresent()).forEach(toBeMade::add);
        Set<String> taken = new LinkedHashSet<>();
        for (PersistentVolumeClaim claim : open) {
            if (selectedNode(claim).isPresent()) continue;
            Optional<PersistentVolume> found = find(cluster, claim, node, taken);
            found.ifPresentOrElse(it -> taken.add(it.name()), () -> toBeMade.add(claim));
        }
        return toBeMade.stream()
                .flatMap(it -> whyNotMade(cluster, it, node).stream())
                .findFirst();
    }

    private static Optional<String> selectedNode(PersistentVolumeClaim claim) {
        return Optional.ofNullable(claim.metadata().annotations().get(VolumeAnnotations.SELECTED_NODE));
    }

    /** The volume that is set aside for the claim, or else the smallest that does. */
    private static Optional<PersistentVolume> find(
            ReferenceCluster cluster, PersistentVolumeClaim claim, Node node, Set<String> taken) {
        List<PersistentVolume> large = cluster.stored(PersistentVolume.class).stream()
                .filter(it -> VolumeBindings.className(it).equals(VolumeBindings.className(claim)))
                .filter(it -> size(it).compareTo(size(claim)) >= 0 && !it.isTerminating())
                .filter(it ->
                        mode(it.spec().volumeMode()).equals(mode(claim.spec().volumeMode())))
                .toList();
        Optional<PersistentVolume> own =
                large.stream().filter(it -> isSetAside(it, claim)).findFirst();
        if (own.isPresent()) return own.filter(it -> isReachable(it, node) && !taken.contains(it.name()));
        return large.stream()
                .filter(it -> it.spec().claimRef().isEmpty() && !taken.contains(it.name()))
                .filter(it -> it.status().phase().equals(Optional.of("Available")))
                .filter(it -> claim.spec().selector().isEmpty()
                        || Matching.selects(claim.spec().selector(), it.labels()))
                .filter(it -> it.spec().accessModes().containsAll(claim.spec().accessModes()))
                .filter(it -> isReachable(it, node))
                .min(Comparator.comparing(ClaimRules::size));
    }

    private static String mode(Optional<String> mode) {
        return mode.orElse("Filesystem");
    }

    private static boolean isSetAside(PersistentVolume volume, PersistentVolumeClaim claim) {
        Optional<ObjectReference> reference = volume.spec().claimRef();
        return reference.isPresent()
                && reference.get().namespace().equals(Optional.of(claim.namespace()))
                && reference.get().name().equals(Optional.of(claim.name()))
                && (reference.get().uid().isEmpty() || reference.get().uid().equals(Optional.of(claim.uid())));
    }

    private static Optional<String> whyNotMade(ReferenceCluster cluster, PersistentVolumeClaim claim, Node node) {
        StorageClass storageClass = Claims.storageClass(cluster, claim).orElseThrow();
        boolean isMade = !storageClass.provisioner().isEmpty()
                && !storageClass.provisioner().equals(VolumeAnnotations.NO_PROVISIONER);
        boolean here = storageClass.allowedTopologies().isEmpty()
                || storageClass.allowedTopologies().stream().anyMatch(it -> isIn(it, node));
        if (!isMade || !here) return Optional.of(NONE);
        boolean isCounted = cluster.stored(CSIDriver.class, "", storageClass.provisioner())
                .flatMap(it -> it.spec().storageCapacity())
                .orElse(false);
        boolean suffices = cluster.stored(CSIStorageCapacity.class).stream()
                .filter(it -> it.storageClassName().equals(storageClass.name()))
                .filter(it -> Matching.selects(it.nodeTopology(), node.labels()))
                .flatMap(it -> it.maximumVolumeSize().or(it::capacity).stream())
                .anyMatch(it -> it.compareTo(size(claim)) >= 0);
        return isCounted && !suffices ? Optional.of(FULL) : Optional.empty();
    }

    private static boolean isIn(TopologySelectorTerm term, Node node) {
        return !term.matchLabelExpressions().isEmpty()
                && term.matchLabelExpressions().stream()
                        .allMatch(it -> it.values().contains(node.labels().getOrDefault(it.key(), "")));
    }

    private static Quantity size(PersistentVolumeClaim claim) {
        return claim.spec().resources().requests().getOrDefault("storage", Quantity.ZERO);
    }

    private static Quantity size(PersistentVolume volume) {
        return volume.spec().capacity().getOrDefault("storage", Quantity.ZERO);
    }
}
