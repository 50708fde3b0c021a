package dev.coracle.examples.gang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.DefaultParts;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodAffinityTerm;
import dev.coracle.model.core.PodAntiAffinity;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.SchedulerOptions;
import dev.coracle.simulation.fault.CallPattern;
import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.Knobs;
import dev.coracle.testkit.arbitrary.NodeShape;
import dev.coracle.testkit.experiment.Experiment;
import dev.coracle.testkit.experiment.Outcome;
import dev.coracle.testkit.invariant.NoOvercommit;
import dev.coracle.testkit.invariant.SingleBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Groups of pods on nodes that have no room for all of them, while nodes and the scheduler fail. */
class GangSchedulingProperties {
    private static final String SCHEDULER = "kube-scheduler";
    private static final CallPattern BINDING = CallPattern.writesTo("pods/binding");

    /** A group and its pods, which are alike; {@code apart} where each wants a node without the others. */
    record Gang(int pods, int needed, int cpuMillis, boolean apart) {}

    @Provide
    Arbitrary<List<Gang>> gangs() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(500, 1_000, 1_500),
                        Arbitraries.of(false, false, true))
                .as((needed, more, cpu, apart) -> new Gang(needed + more, needed, cpu, apart))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    /** What keeps the scheduler from its work, most of it amid the binding of a group. */
    @Provide
    Arbitrary<List<Fault>> troublesOfTheScheduler() {
        return Arbitraries.oneOf(scheduler(), scheduler(), calls()).list().ofMaxSize(3);
    }

    /** The same, and nodes that crash, for less time or more than it takes to evict their pods. */
    @Provide
    Arbitrary<List<Fault>> troubles() {
        return Arbitraries.oneOf(scheduler(), calls(), nodes(), nodes()).list().ofMaxSize(4);
    }

    private static Arbitrary<Fault> scheduler() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.of(
                                FaultKind.COMPONENT_CRASH, FaultKind.COMPONENT_FREEZE, FaultKind.COMPONENT_DISCONNECT),
                        Arbitraries.integers().between(100, 20_000))
                .as((nth, kind, millis) -> Fault.on(nth, BINDING, kind, SCHEDULER, Duration.ofMillis(millis)));
    }

    private static Arbitrary<Fault> calls() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5_000),
                        Arbitraries.of(FaultKind.API_ERRORS, FaultKind.API_UNREACHABLE, FaultKind.API_ANSWERS_LOST),
                        Arbitraries.integers().between(100, 20_000),
                        Arbitraries.integers().between(20, 100))
                .as((at, kind, millis, percent) ->
                        Fault.at(Duration.ofMillis(at), kind, SCHEDULER, Duration.ofMillis(millis), percent));
    }

    private static Arbitrary<Fault> nodes() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 500))
                .as((nth, node, seconds) ->
                        Fault.on(nth, BINDING, FaultKind.NODE_CRASH, "node-" + node, Duration.ofSeconds(seconds)));
    }

    @Property(tries = 60)
    @Label("safety and liveness: whatever befalls the scheduler, a group is bound as a whole, if there is room")
    void aSchedulerThatFailsLeavesNoGroupInHalves(
            @ForAll("gangs") List<Gang> gangs,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 4) Integer> cores,
            @ForAll("troublesOfTheScheduler") List<Fault> faults,
            @ForAll boolean rivals,
            @ForAll @IntRange(max = 100_000) int seed) {
        play(Rivals.profile(), gangs, cores, faults, rivals, seed).orThrow();
    }

    @Property(tries = 40)
    @Label("safety and liveness: the same where nodes crash")
    void neitherDoNodesThatFail(
            @ForAll("gangs") List<Gang> gangs,
            @ForAll @Size(min = 4, max = 4) List<@IntRange(min = 1, max = 4) Integer> cores,
            @ForAll("troubles") List<Fault> faults,
            @ForAll boolean rivals,
            @ForAll @IntRange(max = 100_000) int seed) {
        play(Rivals.profile(), gangs, cores, faults, rivals, seed).orThrow();
    }

    /** Pods that another group has beyond what it needs do not take the room meanwhile. */
    @Test
    void aGroupWhoseBindingsFailedInPartGoesFirst() {
        List<Gang> gangs = List.of(
                new Gang(5, 5, 500, true),
                new Gang(3, 1, 1_000, false),
                new Gang(2, 2, 1_500, false),
                new Gang(4, 4, 1_000, false));
        Fault errors = Fault.at(Duration.ofMillis(2), FaultKind.API_ERRORS, SCHEDULER, Duration.ofMillis(19_999), 20);

        play(Rivals.profile(), gangs, List.of(3, 2, 3, 3), List.of(errors), false, 139)
                .orThrow();
    }

    /** Each pod that gets a node calls the others, those whose binding has just failed among them. */
    @Test
    void podsThatCannotBeBoundAreNotTriedWithoutPause() {
        List<Gang> gangs = List.of(new Gang(3, 2, 1_500, false), new Gang(4, 3, 500, true), new Gang(7, 5, 500, false));
        List<Fault> faults = List.of(
                Fault.on(7, BINDING, FaultKind.COMPONENT_DISCONNECT, SCHEDULER, Duration.ofMillis(208)),
                Fault.at(Duration.ZERO, FaultKind.API_ERRORS, SCHEDULER, Duration.ofMillis(19_999), 100),
                Fault.on(1, BINDING, FaultKind.NODE_CRASH, "node-3", Duration.ofSeconds(454)),
                Fault.on(1, BINDING, FaultKind.COMPONENT_CRASH, SCHEDULER, Duration.ofMillis(11_039)));

        play(Rivals.profile(), gangs, List.of(2, 1, 4, 2), faults, false, 21181).orThrow();
    }

    @Test
    void aSchedulerThatKnowsNothingOfGroupsBreaksThePromise() {
        List<Gang> gangs = List.of(new Gang(3, 3, 1_000, false), new Gang(3, 3, 1_000, false));

        Outcome outcome = play(Profile.defaults(), gangs, List.of(1, 1, 1, 1), List.of(), false, 7);

        assertThat(outcome.broken()).contains("WholeGangs");
    }

    /** @param rivals whether there are two schedulers, one of which leads */
    private static Outcome play(
            Profile profile, List<Gang> gangs, List<Integer> cores, List<Fault> faults, boolean rivals, int seed) {
        List<ApiObject> wishes = new ArrayList<>();
        for (int i = 0; i < gangs.size(); i++) wishes.addAll(objects("g" + i, gangs.get(i)));
        Collections.shuffle(wishes, new Random(seed));
        List<NodeShape> nodes = cores.stream()
                .map(it -> new NodeShape(it, 64, 110, 0, "a", false))
                .toList();
        FaultPlan plan = FaultPlan.of(faults.toArray(Fault[]::new));
        ClusterCase played = ClusterCase.of(nodes, List.of(), plan, seed).withKnobs(new Knobs(true, 2, 10, rivals));
        return Experiment.of(it ->
                        it.addKinds(PodGroup.served()).scheduler(DefaultParts.scheduler(SchedulerOptions.of(profile))))
                .withWishes(wishes)
                .withInvariants(() -> List.of(new WholeGangs(), new NoOvercommit(), new SingleBinding()))
                .run(played);
    }

    private static List<ApiObject> objects(String name, Gang gang) {
        List<ApiObject> objects = new ArrayList<>();
        objects.add(Rivals.group(name, gang.needed()));
        Container container = Container.builder()
                .name("main")
                .image("app:1")
                .resources(ResourceRequirements.builder()
                        .putRequest("cpu", Quantity.parse(gang.cpuMillis() + "m"))
                        .build())
                .build();
        PodSpec.Builder spec = PodSpec.builder().addContainer(container);
        if (gang.apart()) spec.affinity(apart(name));
        for (int i = 0; i < gang.pods(); i++) {
            objects.add(Pod.builder()
                    .metadata(ObjectMeta.builder()
                            .namespace("default")
                            .name(name + "-" + i)
                            .putLabel(GangScheduling.LABEL, name)
                            .build())
                    .spec(spec.build())
                    .build());
        }
        return objects;
    }

    private static Affinity apart(String group) {
        PodAffinityTerm others = PodAffinityTerm.builder()
                .topologyKey("kubernetes.io/hostname")
                .labelSelector(LabelSelector.builder()
                        .putMatchLabel(GangScheduling.LABEL, group)
                        .build())
                .build();
        return Affinity.builder()
                .podAntiAffinity(PodAntiAffinity.builder()
                        .addRequiredDuringSchedulingIgnoredDuringExecution(others)
                        .build())
                .build();
    }
}
