package dev.coracle.scheduler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.json.Json;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.decide.Explanation.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A pod with one claim that waits for it, and random volumes. */
class VolumeProperties {
    private static final List<String> ZONES = List.of("x", "y", "z");

    /**
     * A volume.
     *
     * @param zone from where it can be reached; empty for everywhere
     * @param holder the claim that has it; empty for none
     */
    private record Disk(int size, String className, Optional<String> zone, Optional<String> holder, String phase) {
        Map<String, Object> tree(int index) {
            Map<String, Object> spec = new LinkedHashMap<>();
            spec.put("storageClassName", className);
            spec.put("accessModes", List.of("ReadWriteOnce"));
            spec.put("capacity", one("storage", size + "Gi"));
            zone.ifPresent(it -> spec.put("nodeAffinity", one("required", one("nodeSelectorTerms", List.of(in(it))))));
            holder.ifPresent(it -> {
                Map<String, Object> claim = one("namespace", "ns");
                claim.put("name", it);
                spec.put("claimRef", claim);
            });
            Map<String, Object> tree = one("metadata", one("name", "pv" + index));
            tree.put("spec", spec);
            tree.put("status", one("phase", phase));
            return tree;
        }

        private static Map<String, Object> in(String zone) {
            Map<String, Object> condition = one("key", "zone");
            condition.put("operator", "In");
            condition.put("values", List.of(zone));
            return one("matchExpressions", List.of(condition));
        }

        boolean isReachable(String from) {
            return zone.isEmpty() || zone.get().equals(from);
        }
    }

    /** What the claim asks for, and where a volume could be made for it. */
    private record Wish(int size, String className, List<String> madeIn) {}

    private static Map<String, Object> one(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    @Provide
    Arbitrary<List<Disk>> disks() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of("local", "other"),
                        Arbitraries.of(ZONES).optional(),
                        Arbitraries.of("data", "foreign").optional(0.3),
                        Arbitraries.of("Available", "Available", "Released"))
                .as(Disk::new)
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Wish> wishes() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of("local", "other"),
                        Arbitraries.of(ZONES).list().ofMaxSize(2))
                .as(Wish::new);
    }

    @Property(tries = 500)
    void aNodeDoesIfSomeVolumeThereDoesOrOneCanBeMadeThere(
            @ForAll("disks") List<Disk> disks, @ForAll("wishes") Wish wish) {
        Explanation explanation = Decider.explain(situation(disks, wish), Profile.defaults());

        for (String zone : ZONES) {
            boolean does = explanation.nodes().get("node-" + zone) instanceof Scores;
            assertThat(does).as("node in %s", zone).isEqualTo(isFound(disks, wish, zone) || isMade(wish, zone));
        }
    }

    /** Of its class, a volume that is set aside for the claim is the only one it may have; else any that is free. */
    private static boolean isFound(List<Disk> disks, Wish wish, String zone) {
        List<Disk> large = disks.stream()
                .filter(it -> it.size() >= wish.size() && it.className().equals(wish.className()))
                .toList();
        Optional<Disk> own = large.stream()
                .filter(it -> it.holder().equals(Optional.of("data")))
                .findFirst();
        if (own.isPresent()) return own.get().isReachable(zone);
        return large.stream()
                .anyMatch(it -> it.holder().isEmpty() && it.phase().equals("Available") && it.isReachable(zone));
    }

    private static boolean isMade(Wish wish, String zone) {
        return wish.className().equals("other")
                && (wish.madeIn().isEmpty() || wish.madeIn().contains(zone));
    }

    private static Case situation(List<Disk> disks, Wish wish) {
        Map<String, Object> tree = one("name", "random");
        List<Object> nodes = new ArrayList<>();
        for (String zone : ZONES) {
            Map<String, Object> metadata = one("name", "node-" + zone);
            metadata.put("labels", one("zone", zone));
            Map<String, Object> node = one("metadata", metadata);
            node.put("status", one("allocatable", one("pods", "10")));
            nodes.add(node);
        }
        tree.put("nodes", nodes);
        List<Object> volumes = new ArrayList<>();
        for (Disk disk : disks) volumes.add(disk.tree(volumes.size()));
        tree.put("persistentVolumes", volumes);
        tree.put("persistentVolumeClaims", List.of(claim(wish)));
        tree.put(
                "storageClasses",
                List.of(
                        storageClass("local", "kubernetes.io/no-provisioner", List.of()),
                        storageClass("other", "disks", wish.madeIn())));
        tree.put("pod", Objects.requireNonNull(Json.parse("""
                {"metadata": {"namespace": "ns", "name": "p"}, "spec": {"containers": [{"name": "c"}],
                 "volumes": [{"name": "v", "persistentVolumeClaim": {"claimName": "data"}}]}}
                """).tree()));
        return Case.parse(Json.treeToText(tree));
    }

    private static Map<String, Object> claim(Wish wish) {
        Map<String, Object> metadata = one("namespace", "ns");
        metadata.put("name", "data");
        Map<String, Object> spec = one("storageClassName", wish.className());
        spec.put("accessModes", List.of("ReadWriteOnce"));
        spec.put("resources", one("requests", one("storage", wish.size() + "Gi")));
        Map<String, Object> claim = one("metadata", metadata);
        claim.put("spec", spec);
        return claim;
    }

    private static Map<String, Object> storageClass(String name, String provisioner, List<String> zones) {
        Map<String, Object> it = one("metadata", one("name", name));
        it.put("provisioner", provisioner);
        it.put("volumeBindingMode", "WaitForFirstConsumer");
        if (zones.isEmpty()) return it;
        Map<String, Object> condition = one("key", "zone");
        condition.put("values", List.copyOf(new TreeSet<>(zones)));
        it.put("allowedTopologies", List.of(one("matchLabelExpressions", List.of(condition))));
        return it;
    }
}
