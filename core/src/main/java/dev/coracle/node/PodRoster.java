package dev.coracle.node;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.client.informer.Handler;
import dev.coracle.model.Time;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.node.runtime.ContainerRun;
import dev.coracle.node.runtime.PodState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pods of the node: whom the API server names, who is let in, and what of earlier pods is still there. On the
 * kubelet's worker.
 */
final class PodRoster implements Handler<Pod> {
    /** How long containers get that belong to no pod. */
    private static final Duration STRAY_GRACE = Duration.ofSeconds(2);

    private final Surroundings around;
    private final PodWriter writer;
    private final Admission admission;
    private final Map<String, PodAgent> agents = new LinkedHashMap<>();
    private final Map<String, Pod> early = new LinkedHashMap<>();
    private Node node;
    private boolean begun;
    private boolean closed;

    /**
     * A roster without pods.
     *
     * @param node as it is as long as nothing else is known
     */
    PodRoster(Surroundings around, Node node) {
        this.around = around;
        this.node = node;
        writer = new PodWriter(around.client().pods());
        admission = new Admission(around.options().fullAllocatable());
    }

    void node(Node node) {
        this.node = node;
    }

    @Override
    public void added(Pod pod) {
        if (begun) arrive(pod);
        else early.put(pod.uid(), pod);
    }

    @Override
    public void updated(Pod before, Pod after) {
        if (!before.uid().equals(after.uid())) {
            deleted(before);
            added(after);
        } else if (begun) {
            find(after).ifPresent(agent -> agent.seen(after));
        } else {
            early.put(after.uid(), after);
        }
    }

    @Override
    public void deleted(Pod last) {
        early.remove(last.uid());
        find(last).ifPresent(agent -> agent.gone(last));
    }

    private Optional<PodAgent> find(Pod pod) {
        return Optional.ofNullable(agents.get(pod.uid()));
    }

    /** All pods that were there are known: those that run here already keep their place, the others come by age. */
    void begin() {
        if (closed) return;
        begun = true;
        List<Pod> pods = new ArrayList<>(early.values());
        early.clear();
        pods.sort(Comparator.comparing((Pod pod) -> !isHere(pod))
                .thenComparing(PodRoster::age)
                .thenComparing(Pod::key));
        pods.forEach(this::arrive);
        around.runtime().pods().forEach(this::changed);
    }

    private static Instant age(Pod pod) {
        return pod.metadata().creationTimestamp().map(Time::instant).orElse(Instant.EPOCH);
    }

    private boolean isHere(Pod pod) {
        return around.runtime().pod(pod.uid()).sandbox().isPresent();
    }

    private void arrive(Pod pod) {
        if (closed) return;
        PodAgent agent = new PodAgent(around, writer, pod, () -> agents.remove(pod.uid()));
        boolean asked = !isHere(pod) && !pod.isTerminating() && !PodView.isOver(pod);
        agents.put(pod.uid(), agent);
        if (asked) judge(agent);
        else agent.decide(Optional.empty());
    }

    private void judge(PodAgent agent) {
        Optional<Rejection> shortage = admission.shortage(agent.demand(), others(agent));
        if (shortage.isEmpty() && misfit(agent).isPresent()) appeal(agent);
        else agent.decide(shortage);
    }

    private Optional<Rejection> misfit(PodAgent agent) {
        return Admission.misfit(agent.pod(), agent.demand(), node, others(agent));
    }

    private List<Demand> others(PodAgent agent) {
        return agents.values().stream()
                .filter(other -> other != agent && other.takesRoom())
                .map(PodAgent::demand)
                .toList();
    }

    /** The node may have changed since it was last seen: a scheduler may know better. */
    private void appeal(PodAgent agent) {
        around.calls().execute(() -> {
            Optional<Node> stored = read();
            around.worker().execute(() -> {
                stored.ifPresent(this::node);
                if (!closed) agent.decide(misfit(agent));
            });
        });
    }

    private Optional<Node> read() {
        try {
            return around.client().nodes().find(around.options().nodeName());
        } catch (ApiException | UnreachableException | UnknownOutcomeException e) {
            return Optional.empty();
        }
    }

    /** The runtime shows something else of a pod. */
    void changed(String uid) {
        if (closed || !begun) return;
        PodAgent agent = agents.get(uid);
        if (agent != null) agent.call();
        else clear(uid);
    }

    /** Ends what runs of a pod that nobody knows, and forgets it. */
    private void clear(String uid) {
        PodState state = around.runtime().pod(uid);
        if (state.equals(PodState.NONE)) return;
        boolean ended = true;
        for (ContainerRun run : state.containers()) {
            if (run.isExited()) continue;
            ended = false;
            around.runtime().stop(run.id(), STRAY_GRACE);
        }
        if (ended) around.runtime().removePod(uid);
    }

    void close() {
        closed = true;
        agents.values().forEach(PodAgent::dismiss);
        agents.clear();
    }
}
