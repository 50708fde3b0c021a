package dev.coracle.controllers.replicas;

import dev.coracle.controllers.pods.PodHealth;
import dev.coracle.model.Time;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The order in which pods are given up: those first that would be missed least. Kubernetes' order, in which ages count by
 * powers of two, so that pods of about the same age go by their uid, which is as good as by lot.
 *
 * <p>Kubernetes asks for restarts only where two pods became ready at the same moment, which is no order among three;
 * here they are asked for wherever two became ready at about the same time.
 */
final class DeletionRanking {
    private static final String COST = "controller.kubernetes.io/pod-deletion-cost";
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]*|-[0-9]+");

    private static final Comparator<Rank> FIRST_TO_GO = Comparator.comparing(Rank::assigned)
            .thenComparing(Rank::phase)
            .thenComparing(Rank::ready)
            .thenComparing(Rank::cost)
            .thenComparing(Rank::neighbours, Comparator.reverseOrder())
            .thenComparing(Rank::readyAge)
            .thenComparing(Rank::restarts, Comparator.reverseOrder())
            .thenComparing(Rank::sidecarRestarts, Comparator.reverseOrder())
            .thenComparing(Rank::age)
            .thenComparing(rank -> rank.pod.uid());

    /**
     * What places a pod in the order.
     *
     * @param neighbours how many related pods its node has
     * @param readyAge for how long it has been ready, as a power of two
     * @param age for how long it has been there, as a power of two
     */
    private record Rank(
            Pod pod,
            boolean assigned,
            int phase,
            boolean ready,
            int cost,
            int neighbours,
            int readyAge,
            int restarts,
            int sidecarRestarts,
            int age) {}

    private final Map<String, Integer> crowds = new HashMap<>();
    private final Instant now;

    private DeletionRanking(ReplicasView view) {
        now = view.now();
        for (Pod pod : view.related()) {
            if (PodHealth.isActive(pod)) crowds.merge(node(pod), 1, Integer::sum);
        }
    }

    /** The first pods to go. */
    static List<Pod> first(ReplicasView view, int count) {
        if (count >= view.pods().size()) return view.pods();
        DeletionRanking ranking = new DeletionRanking(view);
        List<Rank> ranks = new ArrayList<>();
        for (Pod pod : view.pods()) ranks.add(ranking.rank(pod));
        ranks.sort(FIRST_TO_GO);
        return ranks.stream().limit(count).map(Rank::pod).toList();
    }

    private Rank rank(Pod pod) {
        boolean ready = PodHealth.isReady(pod);
        return new Rank(
                pod,
                !node(pod).isEmpty(),
                phase(pod),
                ready,
                cost(pod),
                crowds.getOrDefault(node(pod), 0),
                ready ? magnitude(PodHealth.readySince(pod)) : 0,
                mostRestarts(pod.status().containerStatuses()),
                mostRestarts(sidecars(pod)),
                magnitude(pod.metadata().creationTimestamp().map(Time::instant)));
    }

    private static String node(Pod pod) {
        return pod.spec().nodeName().orElse("");
    }

    private static int phase(Pod pod) {
        return switch (pod.status().phase().orElse("")) {
            case "Running" -> 2;
            case "Unknown" -> 1;
            default -> 0;
        };
    }

    private static int cost(Pod pod) {
        String cost = pod.metadata().annotations().getOrDefault(COST, "0");
        if (!NUMBER.matcher(cost).matches()) return 0;
        try {
            return Integer.parseInt(cost);
        } catch (NumberFormatException e) {
            return 0; // no 32 bits hold it, so it counts as wrong as any other text
        }
    }

    private static List<ContainerStatus> sidecars(Pod pod) {
        Set<String> names = new HashSet<>();
        for (Container container : pod.spec().initContainers()) {
            if (container.restartPolicy().equals(Optional.of("Always"))) names.add(container.name());
        }
        return pod.status().initContainerStatuses().stream()
                .filter(status -> names.contains(status.name()))
                .toList();
    }

    private static int mostRestarts(List<ContainerStatus> containers) {
        return containers.stream().mapToInt(ContainerStatus::restartCount).max().orElse(0);
    }

    /** The logarithm of the nanoseconds since then; the least of all where nobody knows. */
    private int magnitude(Optional<Instant> since) {
        if (since.isEmpty()) return Integer.MIN_VALUE;
        Duration age = Duration.between(since.get(), now);
        if (age.isZero() || age.isNegative()) return -1;
        return Math.getExponent((double) age.toNanos());
    }
}
