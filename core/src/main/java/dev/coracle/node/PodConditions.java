package dev.coracle.node;

import dev.coracle.model.Time;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodReadinessGate;
import dev.coracle.model.core.PodStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditions of a pod: the kubelet's own, and those of others as they were. Pure. */
final class PodConditions {
    private static final String READY_TO_START = "PodReadyToStartContainers";
    private static final String INITIALIZED = "Initialized";
    private static final String READY = "Ready";
    private static final String CONTAINERS_READY = "ContainersReady";
    private static final String SCHEDULED = "PodScheduled";
    private static final List<String> OWN = List.of(READY_TO_START, INITIALIZED, READY, CONTAINERS_READY, SCHEDULED);

    private final PodView view;
    private final PodStatus status;
    private final List<PodCondition> before;

    /**
     * Conditions.
     *
     * @param status of the pod, but for them
     */
    PodConditions(PodView view, PodStatus status) {
        this.view = view;
        this.status = status;
        before = view.pod().status().conditions();
    }

    List<PodCondition> list() {
        List<PodCondition> all = new ArrayList<>();
        for (PodCondition condition : before) {
            if (!OWN.contains(condition.type())) all.add(condition);
        }
        Verdict containers = containersReady();
        add(all, READY_TO_START, view.isSandboxReady() ? Verdict.YES : new Verdict(false, "", ""));
        add(all, INITIALIZED, initialized());
        add(all, READY, ready(containers));
        add(all, CONTAINERS_READY, containers);
        add(all, SCHEDULED, Verdict.YES);
        return all;
    }

    private record Verdict(boolean holds, String reason, String message) {
        private static final Verdict YES = new Verdict(true, "", "");

        private static Verdict no(String reason, List<String> messages) {
            return new Verdict(false, reason, String.join(", ", messages));
        }
    }

    private void add(List<PodCondition> all, String type, Verdict verdict) {
        String holds = verdict.holds() ? "True" : "False";
        Time since = before.stream()
                .filter(it -> it.type().equals(type) && it.status().equals(holds))
                .findFirst()
                .flatMap(PodCondition::lastTransitionTime)
                .orElseGet(() -> new Time(view.now().time()));
        PodCondition.Builder condition =
                PodCondition.builder().type(type).status(holds).lastTransitionTime(since);
        if (!verdict.reason().isEmpty()) condition.reason(verdict.reason());
        if (!verdict.message().isEmpty()) condition.message(verdict.message());
        all.add(condition.build());
    }

    private boolean isPhase(PodPhase phase) {
        return status.phase().filter(phase.text()::equals).isPresent();
    }

    private Verdict initialized() {
        if (isPhase(PodPhase.SUCCEEDED)) return new Verdict(true, "PodCompleted", "");
        if (view.isInitialized()) return Verdict.YES;
        List<String> incomplete = new ArrayList<>();
        List<Container> inits = view.inits();
        for (int i = 0; i < inits.size(); i++) {
            ContainerStatus init = status.initContainerStatuses().get(i);
            boolean done = PodView.isSidecar(inits.get(i)) ? init.started().orElse(false) : init.ready();
            if (!done) incomplete.add(init.name());
        }
        if (incomplete.isEmpty()) return Verdict.YES;
        return Verdict.no(
                "ContainersNotInitialized", List.of("containers with incomplete status: " + text(incomplete)));
    }

    private Verdict containersReady() {
        if (isPhase(PodPhase.SUCCEEDED)) return new Verdict(false, "PodCompleted", "");
        if (isPhase(PodPhase.FAILED)) return new Verdict(false, "PodFailed", "");
        List<String> unready = new ArrayList<>();
        List<Container> inits = view.inits();
        for (int i = 0; i < inits.size(); i++) {
            ContainerStatus init = status.initContainerStatuses().get(i);
            if (PodView.isSidecar(inits.get(i)) && !init.ready()) unready.add(init.name());
        }
        for (ContainerStatus main : status.containerStatuses()) {
            if (!main.ready()) unready.add(main.name());
        }
        if (unready.isEmpty()) return Verdict.YES;
        return Verdict.no("ContainersNotReady", List.of("containers with unready status: " + text(unready)));
    }

    private Verdict ready(Verdict containers) {
        if (!containers.holds()) return containers;
        List<String> closed = new ArrayList<>();
        for (PodReadinessGate gate : view.pod().spec().readinessGates()) {
            Optional<String> state = before.stream()
                    .filter(it -> it.type().equals(gate.conditionType()))
                    .findFirst()
                    .map(PodCondition::status);
            if (state.isEmpty()) {
                closed.add("corresponding condition of pod readiness gate \"" + gate.conditionType()
                        + "\" does not exist.");
            } else if (!state.get().equals("True")) {
                closed.add("the status of pod readiness gate \"" + gate.conditionType() + "\" is not \"True\", but "
                        + state.get());
            }
        }
        return closed.isEmpty() ? Verdict.YES : Verdict.no("ReadinessGatesNotReady", closed);
    }

    /** A list of names as messages write it. */
    private static String text(List<String> names) {
        return "[" + String.join(" ", names) + "]";
    }
}
