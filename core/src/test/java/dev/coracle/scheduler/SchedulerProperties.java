package dev.coracle.scheduler;

import static dev.coracle.scheduler.SchedulerWorld.NS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.model.core.Pod;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A scheduler in a world in which things come, go and break. */
class SchedulerProperties {
    private static final long NODE_CPU = 4000;

    enum What {
        POD,
        BIG_POD,
        PRESSING_POD,
        KILL,
        NODE,
        LOSE_ANSWERS,
        LOSE_CALLS,
        CUT,
        DOWN,
        UP,
        CRASH
    }

    /** Something that happens, so long after what happened before. */
    record Step(What what, int which, int afterMillis) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> pauses =
                Arbitraries.oneOf(Arbitraries.just(0), Arbitraries.integers().between(0, 5000));
        return Combinators.combine(
                        Arbitraries.of(What.class), Arbitraries.integers().between(0, 20), pauses)
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    /** One run. */
    private static final class Story {
        final SchedulerWorld world;
        final SchedulerOptions options;
        final Entropy chance;
        final Map<String, String> nodes = new LinkedHashMap<>();
        SchedulerWorld.Started scheduler;
        boolean losesAnswers;
        boolean losesCalls;
        int names;

        Story(SchedulerOptions options, long seed) {
            this.options = options;
            world = new SchedulerWorld(
                    KernelOptions.builder().seed(seed).shuffled(true).build());
            Platform root = world.kernel.root();
            chance = root.entropy().stream("story");
            world.node("n0", "4");
            scheduler = start();
        }

        SchedulerWorld.Started start() {
            SchedulerWorld.Started started = world.start(options);
            started.transport.latency(Duration.ofMillis(4), world.kernel::elapse);
            started.transport.loseAnswer(request -> losesAnswers && isBinding(request) && chance.below(2) == 0);
            started.transport.before(request -> {
                if (losesCalls && isBinding(request) && chance.below(2) == 0) {
                    throw new UnknownOutcomeException("cut");
                }
            });
            return started;
        }

        private static boolean isBinding(ApiRequest request) {
            return request.subresource().equals("binding");
        }

        void take(Step step) {
            world.run(Duration.ofMillis(step.afterMillis));
            check();
            String name = "p" + names++;
            switch (step.what) {
                case POD -> pod(name, "1", 0);
                case BIG_POD -> pod(name, "3", 0);
                case PRESSING_POD -> pod(name, "2", 5);
                case KILL ->
                    world.client.pods(NS).list().items().stream()
                            .skip(step.which)
                            .findFirst()
                            .ifPresent(pod -> world.kill(pod.name()));
                case NODE -> world.node(name, "4");
                case LOSE_ANSWERS -> losesAnswers = !losesAnswers;
                case LOSE_CALLS -> losesCalls = !losesCalls;
                case CUT -> scheduler.transport.cut();
                case DOWN -> scheduler.transport.down(true);
                case UP -> scheduler.transport.down(false);
                case CRASH -> {
                    scheduler.process.close();
                    scheduler = start();
                }
            }
        }

        /** A pod that goes at once when it must: there is nobody to stop it. */
        void pod(String name, String cpu, int priority) {
            world.pod(name, cpu, spec -> spec.withPriority(priority).withTerminationGracePeriodSeconds(0L));
        }

        /** No node has too many pods, and no pod ever changes its node. */
        void check() {
            assertThat(world.cpuByNode().values()).allMatch(cpu -> cpu <= NODE_CPU);
            for (Pod pod : world.client.pods(NS).list().items()) {
                pod.spec()
                        .nodeName()
                        .ifPresent(node -> assertThat(nodes.computeIfAbsent(pod.uid(), it -> node))
                                .isEqualTo(node));
            }
        }

        void heal() {
            losesAnswers = false;
            losesCalls = false;
            scheduler.transport.down(false);
            world.run(Duration.ofMinutes(3));
        }
    }

    @Property(tries = 300)
    @Label("safety: nodes never have too many pods; liveness: once all is well, every pod that fits is bound")
    void podsFindTheirPlaces(@ForAll("steps") List<Step> steps, @ForAll long seed) {
        podsFindTheirPlaces(new Story(SchedulerOptions.defaults(), seed), steps);
    }

    @Property(tries = 150)
    @Label("the same where a plugin decides about all pods at once")
    void podsFindTheirPlacesInBatches(@ForAll("steps") List<Step> steps, @ForAll long seed) {
        Profile profile = Profile.defaults().with("TestBatch", handle -> new TestBatch());
        podsFindTheirPlaces(new Story(SchedulerOptions.of(profile), seed), steps);
    }

    private static void podsFindTheirPlaces(Story story, List<Step> steps) {
        for (Step step : steps) story.take(step);
        story.heal();
        story.check();
        long most = 0;
        Map<String, Long> used = story.world.cpuByNode();
        for (var node : story.world.client.nodes().list().items()) {
            most = Math.max(most, NODE_CPU - used.getOrDefault(node.name(), 0L));
        }
        long room = most;
        assertThat(story.world.client.pods(NS).list().items())
                .filteredOn(pod -> pod.spec().nodeName().isEmpty())
                .allMatch(pod -> cpu(pod) > room, "finds room on no node");
    }

    private static long cpu(Pod pod) {
        return PodInfo.of(pod).requests().cpuMillis();
    }
}
