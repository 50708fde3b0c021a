package dev.coracle.controllers.garbagecollector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.TestServer;
import dev.coracle.controllers.Stage;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.platform.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GarbageCollectorProperties {
    @Property(tries = 60)
    @Label("safety and liveness: in the end an object is there if it is free or one of its owners is there")
    void whateverIsDeletedAndHowever(@ForAll long seed, @ForAll @IntRange(min = 2, max = 9) int size) {
        Stage world = new Stage(seed, new GarbageCollector());
        Entropy chance = world.chance();
        List<ConfigMap> made = new ArrayList<>();
        for (int i = 0; i < size; i++) made.add(random(world, made, chance, i));
        world.start();
        world.transport().latency(Duration.ofMillis(3), world.kernel()::elapse);
        for (int i = 0; i < size / 2; i++) {
            String policy = List.of("Background", "Foreground").get((int) chance.below(2));
            world.client().configMaps("default").deleteIfExists("m" + chance.below(size));
            ConfigMap victim = made.get((int) chance.below(size));
            if (world.client().configMaps("default").find(victim.name()).isPresent()) {
                world.client()
                        .configMaps("default")
                        .delete(
                                victim.name(),
                                DeleteOptions.builder()
                                        .propagationPolicy(policy)
                                        .build());
            }
            world.run(Duration.ofMillis(chance.below(20)));
            if (chance.below(4) == 0) world.transport().cut();
            if (chance.below(4) == 0) world.restart();
        }
        world.run(Duration.ofMinutes(2));
        Set<String> left = new TreeSet<>();
        List<ConfigMap> there = world.client().configMaps("default").list().items();
        there.forEach(it -> left.add(it.uid()));
        for (ConfigMap map : there) {
            assertThat(map.isTerminating()).isFalse();
            List<OwnerReference> owners = map.metadata().ownerReferences();
            assertThat(owners.stream().allMatch(it -> left.contains(it.uid()))).isTrue();
        }
    }

    private static ConfigMap random(Stage world, List<ConfigMap> made, Entropy chance, int index) {
        List<OwnerReference> owners = new ArrayList<>();
        Set<String> uids = new TreeSet<>();
        for (int i = 0; i < chance.below(3) && !made.isEmpty(); i++) {
            ConfigMap owner = made.get((int) chance.below(made.size()));
            if (uids.add(owner.uid())) owners.add(reference(owner, chance.below(2) == 0));
        }
        ConfigMap map = TestServer.configMap("m" + index, "1");
        return world.client()
                .of(ConfigMap.class)
                .create(map.withMetadata(map.metadata().withOwnerReferences(owners)));
    }

    private static OwnerReference reference(ConfigMap owner, boolean blocking) {
        return OwnerReference.builder()
                .apiVersion("v1")
                .kind("ConfigMap")
                .name(owner.name())
                .uid(owner.uid())
                .blockOwnerDeletion(blocking)
                .build();
    }
}
