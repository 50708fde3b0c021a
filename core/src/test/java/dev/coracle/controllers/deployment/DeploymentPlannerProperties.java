package dev.coracle.controllers.deployment;

import static dev.coracle.controllers.deployment.TestDeployments.NOW;
import static dev.coracle.controllers.deployment.TestDeployments.available;
import static dev.coracle.controllers.deployment.TestDeployments.deployment;
import static dev.coracle.controllers.deployment.TestDeployments.set;
import static dev.coracle.controllers.deployment.TestDeployments.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DeploymentPlannerProperties {
    /** A rollout to the third template; pods of the first two are about, some of them unavailable. */
    private record Case(int replicas, String surge, String unavailable, List<int[]> old, List<Integer> luck) {
        @Override
        public String toString() {
            List<String> sizes = old.stream().map(it -> it[0] + "/" + it[1]).toList();
            return replicas + " +" + surge + " -" + unavailable + " old " + sizes + " luck " + luck;
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<String> limits = Arbitraries.of("0", "1", "3", "25%", "50%", "100%");
        Arbitrary<int[]> sizes = Combinators.combine(
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(0, 8))
                .as((size, healthy) -> new int[] {size, Math.min(size, healthy)});
        return Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        limits,
                        limits,
                        sizes.list().ofSize(2),
                        Arbitraries.integers().between(0, 3).list().ofSize(200))
                .as(Case::new);
    }

    /** What replica sets, their controllers and pods make of plans: something different every time. */
    private static final class World {
        private Deployment deployment;
        private final List<ReplicaSet> sets = new ArrayList<>();
        private final List<Integer> luck;
        private int moment;

        World(Case start) {
            deployment = deployment(3, start.replicas(), start.surge(), start.unavailable());
            luck = start.luck();
            int version = 1;
            for (int[] size : start.old()) sets.add(set(deployment, version++, size[0], size[1]));
        }

        boolean round() {
            DeploymentPlan plan = DeploymentPlanner.plan(new DeploymentView(
                    deployment, List.copyOf(sets), List.of(), NOW.plus(Duration.ofSeconds(moment++))));
            boolean quiet = plan.creation().isEmpty()
                    && plan.changes().isEmpty()
                    && plan.deployment().equals(deployment);
            plan.creation().ifPresent(created -> sets.add(stored(created, 3)));
            for (DeploymentPlan.Change change : plan.changes()) sets.set(sets.indexOf(change.before()), change.after());
            sets.removeAll(plan.deletions());
            deployment = plan.deployment();
            return quiet;
        }

        /** Some replica sets are counted anew; those of the new template get up to so many more available pods. */
        void count(int index) {
            int chance = luck.get(index % luck.size());
            for (int i = 0; i < sets.size(); i++) {
                if (chance > 0 && (index + i) % (chance + 1) == 0) continue;
                ReplicaSet set = sets.get(i);
                boolean isNew = i == sets.size() - 1 && sets.size() == 3;
                int healthy = Sets.available(set) + (isNew ? 1 + chance : 0);
                sets.set(i, available(set, Sets.size(set), Math.min(Sets.size(set), healthy)));
            }
        }

        int pods() {
            return sets.stream().mapToInt(Sets::size).sum();
        }

        int serving() {
            return sets.stream().mapToInt(Sets::available).sum();
        }
    }

    @Property(tries = 300)
    @Label("safety: never more pods than allowed, never fewer available than needed, unless there were before")
    void rollsWithinLimits(@ForAll("cases") Case start) {
        World world = new World(start);
        Limits limits = Limits.of(world.deployment);
        for (int i = 0; i < 60; i++) {
            int pods = world.pods();
            int serving = world.serving();
            world.round();
            assertThat(world.pods()).isLessThanOrEqualTo(Math.max(pods, limits.most()));
            assertThat(world.serving()).isGreaterThanOrEqualTo(Math.min(serving, limits.fewestAvailable()));
            world.count(i);
        }
    }

    @Property(tries = 300)
    @Label("liveness: where new pods become available, the rollout comes to its end, and then rests")
    void comesToItsEnd(@ForAll("cases") Case start) {
        World world = new World(start);
        for (int i = 0; i < 200; i++) {
            world.round();
            world.count(i);
        }
        for (int i = 0; i < 4; i++) {
            world.count(0);
            world.round();
        }
        assertThat(world.round()).as("quiet").isTrue();
        ReplicaSet current = world.sets.get(world.sets.size() - 1);
        assertThat(current.spec().template().spec())
                .isEqualTo(world.deployment.spec().template().spec());
        assertThat(Sets.size(current)).isEqualTo(start.replicas());
        assertThat(world.pods()).isEqualTo(start.replicas());
        assertThat(Conditions.reason(world.deployment.status(), Conditions.PROGRESSING))
                .isEqualTo("NewReplicaSetAvailable");
    }

    @Property(tries = 300)
    @Label("safety: scaling in the middle of a rollout gives out what there is to give, and nobody fewer than none")
    void scalingGivesOutAll(@ForAll("cases") Case start, @ForAll("replicas") int replicas) {
        World world = new World(start);
        world.round();
        world.count(0);
        Deployment scaled = world.deployment.withSpec(world.deployment.spec().withReplicas(replicas));
        Rollout rollout = new Rollout(scaled, Sets.of(scaled, world.sets), NOW);
        Rollout after = Scaling.scale(rollout);
        assertThat(after.sets().all()).allMatch(set -> Sets.size(set) >= 0);
        assertThat(Scaling.isDue(after)).isFalse();
        boolean shared = rollout.sets().active().size() > 1;
        int total = after.sets().sum(Sets::size);
        if (shared && replicas == 0) assertThat(total).isZero();
        else if (shared) assertThat(total).isIn(replicas, after.limits().most());
        else if (!rollout.sets().all().isEmpty()) assertThat(total).isEqualTo(replicas);
    }

    @Provide
    Arbitrary<Integer> replicas() {
        return Arbitraries.integers().between(0, 20);
    }
}
