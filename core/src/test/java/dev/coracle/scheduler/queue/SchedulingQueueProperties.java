package dev.coracle.scheduler.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.scheduler.cycle.Nominator;
import dev.coracle.scheduler.framework.ClusterEvent;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.QueuedPod;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.plugins.PrioritySort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A queue beside one that is so simple that it is right. */
class SchedulingQueueProperties {
    private static final String PROFILE = "default-scheduler";
    private static final ClusterEvent NODE_ADDED = ClusterEvent.of(ClusterEvent.NODE, Action.ADD);
    private static final ClusterEvent POD_DELETED = ClusterEvent.of(ClusterEvent.POD, Action.DELETE);
    private static final ClusterEvent NODE_LABEL = ClusterEvent.of(ClusterEvent.NODE, Action.UPDATE_NODE_LABEL);

    enum What {
        ADD,
        POP,
        POP_AND_FAIL,
        TAKE,
        RENEW,
        REFUSED_BY_A,
        REFUSED_BY_B,
        REFUSED_BY_BOTH,
        FAILED,
        DONE,
        REMOVE,
        NODE_ADDED,
        POD_DELETED,
        NODE_LABEL,
        ACTIVATE,
        RETRY,
        SHUT_GATE,
        OPEN_GATE
    }

    /** Something done with a pod after some time. */
    record Step(What what, int pod, int afterMillis) {}

    private static Map<String, List<EventRegistration>> registrations() {
        Map<String, List<EventRegistration>> plugins = new LinkedHashMap<>();
        plugins.put("A", List.of(EventRegistration.of(NODE_ADDED)));
        plugins.put("B", List.of(EventRegistration.of(POD_DELETED), EventRegistration.of(NODE_ADDED)));
        plugins.put("Gate", List.of(EventRegistration.of(POD_DELETED)));
        return plugins;
    }

    private static boolean helps(String plugin, ClusterEvent event) {
        return registrations().getOrDefault(plugin, List.of()).stream()
                .anyMatch(registration -> registration.event().includes(event));
    }

    private static PodInfo pod(int number) {
        return PodInfo.of(Pod.builder()
                .metadata(ObjectMeta.builder()
                        .name("p" + number)
                        .uid("u" + number)
                        .build())
                .spec(PodSpec.builder()
                        .schedulerName(PROFILE)
                        .priority(number % 3)
                        .build())
                .build());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> times = Arbitraries.oneOf(
                Arbitraries.just(0), Arbitraries.integers().between(0, 5000), Arbitraries.of(100_000, 400_000));
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.of(What.class), Arbitraries.integers().between(0, 7), times)
                .as(Step::new);
        return step.list().ofMaxSize(80);
    }

    @Property(tries = 3000)
    @Label("safety: the queue hands out the pods that a naive one hands out")
    void theQueueIsAsTheModelSays(@ForAll("steps") List<Step> steps) {
        Both both = new Both();
        for (Step step : steps) {
            both.take(step, "u" + step.pod);
            assertThat(both.places()).isEqualTo(both.modelPlaces());
            both.seeRefused();
        }
    }

    /** The queue, the model, and what is done to both. */
    private static final class Both {
        private final Set<String> shut = new LinkedHashSet<>();
        private final Map<String, QueuedPod> flying = new LinkedHashMap<>();
        private final Map<String, QueuedPod> refused = new LinkedHashMap<>();
        private final SchedulingQueue queue = new SchedulingQueue(
                new PrioritySort(),
                pod -> isOpen(pod)
                        ? Status.success()
                        : Status.unresolvable("shut").by("Gate"),
                Collections.singletonMap(PROFILE, registrations()),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                new Nominator());
        private final NaiveQueue model = new NaiveQueue(SchedulingQueueProperties::helps, this::isOpen);
        private long now;

        private boolean isOpen(PodInfo pod) {
            return !shut.contains(pod.uid());
        }

        void take(Step step, String uid) {
            now += step.afterMillis * 1_000_000L;
            switch (step.what) {
                case ADD -> {
                    queue.add(pod(step.pod), now);
                    model.add(pod(step.pod), now);
                }
                case POP -> pop();
                case POP_AND_FAIL -> pop().ifPresent(popped -> putBack(popped, List.of("A")));
                case TAKE -> take(uid);
                case RENEW -> {
                    QueuedPod pod = flying.get(uid);
                    if (pod != null) queue.renew(pod, pod.info());
                    if (pod != null) model.renew(uid);
                }
                case REFUSED_BY_A -> putBack(uid, List.of("A"));
                case REFUSED_BY_B -> putBack(uid, List.of("B"));
                case REFUSED_BY_BOTH -> putBack(uid, List.of("A", "B"));
                case FAILED -> putBack(uid, List.of());
                case DONE -> {
                    flying.remove(uid);
                    refused.remove(uid);
                    queue.done(uid);
                    model.done(uid);
                }
                case REMOVE -> {
                    refused.remove(uid);
                    queue.remove(uid);
                    model.remove(uid);
                }
                case NODE_ADDED -> happened(NODE_ADDED);
                case POD_DELETED -> happened(POD_DELETED);
                case NODE_LABEL -> happened(NODE_LABEL);
                case ACTIVATE -> {
                    queue.activate(List.of(pod(step.pod)), now);
                    model.activate(uid, now);
                }
                case RETRY -> {
                    queue.retry(List.of(pod(step.pod)), now);
                    model.retry(uid, now);
                }
                case SHUT_GATE -> shut.add(uid);
                case OPEN_GATE -> shut.remove(uid);
            }
        }

        private Optional<String> pop() {
            Optional<QueuedPod> popped = queue.pop(now);
            Optional<String> uid = popped.map(it -> it.info().uid());
            assertThat(uid).isEqualTo(model.pop(now));
            popped.ifPresent(it -> flying.put(it.info().uid(), it));
            return uid;
        }

        /** A pod that was refused at some time is tried, although nothing may have happened. */
        private void take(String uid) {
            QueuedPod pod = refused.get(uid);
            if (pod == null || !model.mayTake(uid)) return;
            queue.take(pod);
            model.take(uid);
            flying.put(uid, pod);
        }

        void seeRefused() {
            List<QueuedPod> now = queue.refused();
            assertThat(now.stream().map(it -> it.info().uid()).toList())
                    .isEqualTo(model.refused().stream().map(it -> it.pod.uid()).toList());
            now.forEach(pod -> refused.put(pod.info().uid(), pod));
        }

        private void putBack(String uid, List<String> refusedBy) {
            QueuedPod pod = flying.remove(uid);
            if (pod == null) return;
            queue.putBack(pod, pod.info(), refusedBy, List.of(), now);
            model.putBack(uid, refusedBy, now);
        }

        private void happened(ClusterEvent event) {
            queue.happened(new Happening(event, null, null), now);
            model.happened(event, now);
        }

        List<Integer> places() {
            QueueSizes sizes = queue.sizes();
            return List.of(sizes.active(), sizes.resting(), sizes.waiting(), sizes.inFlight());
        }

        List<Integer> modelPlaces() {
            List<Integer> places = new ArrayList<>();
            for (String where : List.of("active", "resting", "waiting", "in flight")) {
                places.add((int) model.items.stream()
                        .filter(it -> it.where.equals(where))
                        .count());
            }
            return places;
        }
    }
}
