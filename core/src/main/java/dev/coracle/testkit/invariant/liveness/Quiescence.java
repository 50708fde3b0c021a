package dev.coracle.testkit.invariant.liveness;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeCondition;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * In the end nobody writes any more: once nothing fails and nobody wishes for anything, the loops find nothing to do.
 *
 * <p>Heartbeats and events go on. What a user writes, that a container ends and is started again, and that a rollout's
 * time is up, is a reason for work; so nothing is said for a while after it.
 */
final class Quiescence extends Promise {
    private Function<Change, Optional<String>> authors = change -> Optional.of("somebody");
    private Duration quiet = Duration.ofMinutes(1);
    private Instant now = Instant.EPOCH;
    private Instant reason = Instant.EPOCH;
    private Instant work = Instant.EPOCH;
    private String what = "";

    Quiescence() {
        super(
                "In the end nobody writes any more.",
                Term.EVENTUALLY,
                List.of(Pod.class, Node.class, ReplicaSet.class, Deployment.class, Service.class, EndpointSlice.class));
    }

    /** Long enough to notice that a node is lost, and to act on it. */
    @Override
    public void begin(Setting run) {
        super.begin(run);
        authors = run.authors()::of;
        quiet = bounds().atMost(bounds().nodeGrace().plus(bounds().nodeMonitorPeriod()))
                .plus(bounds().staleness());
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        Optional<String> author = authors.apply(change);
        if (author.isEmpty() || isOfContainers(change) || isDeadline(change)) {
            reason = change.time();
        } else if (!isHeartbeat(change)) {
            ApiObject object = change.after().or(change::before).orElseThrow();
            work = change.time();
            what = author.get() + " wrote " + object.kind() + " " + object.key() + " at revision " + change.revision();
        }
        return Verdict.silent();
    }

    private static boolean isHeartbeat(Change change) {
        Optional<Node> before = change.before(Node.class);
        Optional<Node> after = change.after(Node.class);
        return before.isPresent()
                && after.isPresent()
                && before.get().spec().equals(after.get().spec())
                && before.get().labels().equals(after.get().labels())
                && statuses(before.get()).equals(statuses(after.get()));
    }

    private static List<String> statuses(Node node) {
        return node.status().conditions().stream().map(Quiescence::text).toList();
    }

    private static String text(NodeCondition condition) {
        return condition.type() + "=" + condition.status();
    }

    private static boolean isOfContainers(Change change) {
        Optional<Pod> before = change.before(Pod.class);
        Optional<Pod> after = change.after(Pod.class);
        return before.isPresent() && after.isPresent() && restarts(before.get()) != restarts(after.get());
    }

    private static boolean isDeadline(Change change) {
        return change.before(Deployment.class).filter(Quiescence::isTooLate).isEmpty()
                && change.after(Deployment.class).filter(Quiescence::isTooLate).isPresent();
    }

    private static boolean isTooLate(Deployment deployment) {
        return deployment.status().conditions().stream()
                .anyMatch(it -> it.reason().orElse("").equals("ProgressDeadlineExceeded"));
    }

    private static int restarts(Pod pod) {
        return pod.status().containerStatuses().stream()
                .mapToInt(ContainerStatus::restartCount)
                .sum();
    }

    @Override
    public Verdict judge(Instant now, ClusterState state) {
        this.now = now;
        return Verdict.silent();
    }

    @Override
    public Verdict audit(ClusterState state) {
        Instant since = now.minus(quiet);
        if (reason.isAfter(since.minus(quiet))) return Verdict.silent();
        if (!work.isAfter(since)) return Verdict.kept();
        return Verdict.broken("the cluster", "is not at rest: at " + work + " " + what, "be, for " + quiet);
    }
}
