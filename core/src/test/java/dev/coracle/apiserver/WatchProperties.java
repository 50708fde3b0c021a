package dev.coracle.apiserver;

import static dev.coracle.client.TestServer.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ListOptions;
import dev.coracle.api.WatchEvent;
import dev.coracle.client.Pods;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.simulation.kernel.Kernel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WatchProperties {
    private static final DeleteOptions AT_ONCE =
            DeleteOptions.builder().gracePeriodSeconds(0).build();

    enum What {
        CREATE,
        LABEL,
        REPEAT,
        BIND,
        DELETE,
        WATCH_FROM_NOW,
        WATCH_FROM_EARLIER,
        WATCH_FROM_STATE,
        READ,
        DEAL_OUT,
        FORGET
    }

    /** Something that happens, to one of a few objects or watches; the number says how. */
    record Step(What what, int object, int number) {}

    /** One write, as a watch of everything would tell it. */
    record Logged(long revision, Optional<Pod> before, Optional<Pod> after) {}

    /** What a watch selects, in the words of the API and as a function. */
    record Choice(String labels, String fields, Predicate<Pod> predicate) {
        static final List<Choice> ALL = List.of(
                new Choice("", "", pod -> true),
                new Choice("app=a", "", pod -> app(pod).equals("a")),
                new Choice("app!=a", "", pod -> !app(pod).equals("a")),
                new Choice("", "spec.nodeName=n1", pod -> node(pod).equals("n1")),
                new Choice("", "spec.nodeName=", pod -> node(pod).isEmpty()),
                new Choice(
                        "app=b",
                        "spec.nodeName=n0",
                        pod -> app(pod).equals("b") && node(pod).equals("n0")),
                new Choice("", "metadata.name=p1", pod -> pod.name().equals("p1")));

        private static String app(Pod pod) {
            return pod.labels().getOrDefault("app", "");
        }

        private static String node(Pod pod) {
            return pod.spec().nodeName().orElse("");
        }

        ListOptions options(String resourceVersion) {
            return ListOptions.builder()
                    .labelSelector(labels)
                    .fieldSelector(fields)
                    .resourceVersion(resourceVersion)
                    .build();
        }
    }

    /** A watch that runs, what it told, and what it should tell from its beginning on. */
    private static final class Reader {
        final Choice choice;
        final long begin;
        final List<String> initial;
        final Follower follower;
        final List<String> told = new ArrayList<>();

        Reader(Choice choice, long begin, List<String> initial, Follower follower) {
            this.choice = choice;
            this.begin = begin;
            this.initial = initial;
            this.follower = follower;
        }

        void read(int batch) {
            for (WatchEvent event : follower.events(batch)) told.add(words(event));
        }
    }

    /** A server, what was written to it, and the watches of it. */
    private static final class World {
        final Kernel kernel = new Kernel(1);
        final TestServer server;
        final Pods pods;
        final Map<String, Pod> state = new TreeMap<>();
        final List<Logged> log = new ArrayList<>();
        final List<Reader> readers = new ArrayList<>();

        World(int history) {
            server = new TestServer(kernel.root(), history);
            pods = server.client().pods("default");
        }

        long revision() {
            return server.store().currentRevision();
        }

        void act(Step step) {
            String name = "p" + step.object() % 4;
            Pod present = state.get(name);
            switch (step.what()) {
                case CREATE -> {
                    if (present == null) wrote(name, pods.create(pod(name, Map.of("app", app(step)))));
                }
                case LABEL -> {
                    if (present != null) wrote(name, pods.update(labelled(present, app(step))));
                }
                case REPEAT -> {
                    if (present != null) wrote(name, pods.update(present));
                }
                case BIND -> {
                    if (present != null && present.spec().nodeName().isEmpty()) {
                        pods.bind(name, "n" + step.number() % 2);
                        wrote(name, pods.get(name));
                    }
                }
                case DELETE -> {
                    if (present != null) delete(present);
                }
                case WATCH_FROM_NOW -> watch(step, revision(), List.of());
                case WATCH_FROM_EARLIER -> {
                    if (!log.isEmpty())
                        watch(step, log.get(step.object() % log.size()).revision(), List.of());
                }
                case WATCH_FROM_STATE -> {
                    Choice choice = choice(step);
                    List<String> initial = state.values().stream()
                            .filter(choice.predicate())
                            .map(it -> "ADDED " + it.name() + "@" + it.resourceVersion())
                            .toList();
                    watch(step, 0, initial);
                }
                case READ -> {
                    if (!readers.isEmpty())
                        readers.get(step.object() % readers.size()).read(1 + step.number() % 3);
                }
                case DEAL_OUT -> kernel.runUntil(kernel.time());
                case FORGET -> server.compact();
            }
        }

        private static String app(Step step) {
            return step.number() % 2 == 0 ? "a" : "b";
        }

        private static Pod labelled(Pod pod, String app) {
            return pod.withMetadata(pod.metadata().withLabels(Map.of("app", app)));
        }

        private void wrote(String name, Pod after) {
            Pod before = state.put(name, after);
            if (after.equals(before)) return;
            assertThat(revision()).isEqualTo(Long.parseLong(after.resourceVersion()));
            log.add(new Logged(revision(), Optional.ofNullable(before), Optional.of(after)));
        }

        private void delete(Pod pod) {
            pods.delete(pod.name(), AT_ONCE);
            state.remove(pod.name());
            log.add(new Logged(revision(), Optional.of(pod), Optional.empty()));
        }

        private static Choice choice(Step step) {
            return Choice.ALL.get(step.number() % Choice.ALL.size());
        }

        private void watch(Step step, long after, List<String> initial) {
            Choice choice = choice(step);
            Follower follower = Follower.of(server.transport(), Pod.class, choice.options(Long.toString(after)));
            long begin = after == 0 ? revision() : after;
            readers.add(new Reader(choice, begin, initial, follower));
        }

        void settle() {
            kernel.runUntil(kernel.time());
            for (Reader reader : readers) reader.read(100);
        }

        List<String> expected(Reader reader) {
            List<String> expected = new ArrayList<>(reader.initial);
            for (Logged write : log) {
                if (write.revision() > reader.begin) words(write, reader.choice).ifPresent(expected::add);
            }
            return expected;
        }

        private static Optional<String> words(Logged write, Choice choice) {
            boolean was = write.before().filter(choice.predicate()).isPresent();
            boolean is = write.after().filter(choice.predicate()).isPresent();
            if (!was && !is) return Optional.empty();
            String name = write.after().or(write::before).orElseThrow().name();
            String what = !was ? "ADDED " : is ? "MODIFIED " : "DELETED ";
            return Optional.of(what + name + "@" + write.revision());
        }
    }

    private static String words(WatchEvent event) {
        return Follower.words(event);
    }

    @Property(tries = 1000)
    @Label(
            "safety: a watch tells each change of its selection once, in order, wherever it began and however it is read")
    void everyChangeIsToldOnce(@ForAll("writesAndReads") List<Step> steps) {
        World world = new World(100_000);
        steps.forEach(world::act);
        world.settle();
        for (Reader reader : world.readers) {
            assertThat(reader.told)
                    .as("%s from %d", reader.choice, reader.begin)
                    .isEqualTo(world.expected(reader));
        }
    }

    @Property(tries = 300)
    @Label("liveness: whoever lists again when told to ends with what the server has, however much is forgotten")
    void whoListsAgainFollows(@ForAll("everything") List<Step> steps) {
        World world = new World(4);
        Choice choice = Choice.ALL.get(1);
        Map<String, String> mirror = new LinkedHashMap<>();
        Follower follower = Follower.of(world.server.transport(), Pod.class, choice.options(""));
        for (Step step : steps) {
            if (step.what() == What.READ) {
                world.kernel.runUntil(world.kernel.time());
                follower = follow(world, choice, follower, mirror);
            } else if (step.what() != What.WATCH_FROM_EARLIER) {
                world.act(step);
            }
        }
        for (int i = 0; i < 2; i++) {
            world.kernel.runUntil(world.kernel.time());
            follower = follow(world, choice, follower, mirror);
        }
        Map<String, String> expected = new TreeMap<>();
        world.pods.list(choice.options("")).items().forEach(it -> expected.put(it.name(), it.resourceVersion()));
        assertThat(new TreeMap<>(mirror)).isEqualTo(expected);
    }

    /** Takes over what is told; begins anew where the watch has failed. */
    private static Follower follow(World world, Choice choice, Follower follower, Map<String, String> mirror) {
        for (String words : follower.told()) {
            String[] parts = words.split("[ @]");
            switch (parts[0]) {
                case "DELETED" -> mirror.remove(parts[1]);
                case "FAILED" -> {
                    assertThat(parts[1]).isEqualTo("410");
                    mirror.clear();
                    return Follower.of(world.server.transport(), Pod.class, choice.options(""));
                }
                default -> mirror.put(parts[1], parts[2]);
            }
        }
        return follower;
    }

    @Provide
    Arbitrary<List<Step>> writesAndReads() {
        return steps(Arbitraries.of(What.class).filter(it -> it != What.FORGET));
    }

    @Provide
    Arbitrary<List<Step>> everything() {
        return steps(Arbitraries.of(What.class));
    }

    private static Arbitrary<List<Step>> steps(Arbitrary<What> what) {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 20);
        return Combinators.combine(what, small, small).as(Step::new).list().ofMaxSize(60);
    }
}
