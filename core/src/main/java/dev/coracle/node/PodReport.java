package dev.coracle.node;

import dev.coracle.model.Time;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.HostIP;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodIP;
import dev.coracle.model.core.PodStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to report of a pod, given what was reported before. Pure. */
final class PodReport {
    private final PodView view;
    private final PodMemory memory;
    private final boolean ended;
    private final Optional<Rejection> verdict;
    private final PodStatus before;

    /**
     * A report.
     *
     * @param memory what is known now
     * @param ended whether nothing of the pod runs any more, nor will
     * @param verdict why the pod failed as a whole; empty where its containers say how it fares
     */
    PodReport(PodView view, PodMemory memory, boolean ended, Optional<Rejection> verdict) {
        this.view = view;
        this.memory = memory;
        this.ended = ended;
        this.verdict = verdict;
        before = view.pod().status();
    }

    PodStatus status() {
        PodStatus begun = before.withStartTime(
                before.startTime().orElseGet(() -> new Time(view.now().time())));
        if (view.rejection().isPresent()) return failed(begun);
        List<ContainerStatus> inits = containers(view.inits(), true);
        List<ContainerStatus> mains = containers(view.mains(), false);
        String phase = phase(inits, mains);
        PodStatus status = addressed(begun)
                .withInitContainerStatuses(inits)
                .withContainerStatuses(mains)
                .withPhase(phase);
        if (ended && !view.wasOver() && verdict.isPresent()) status = failed(status);
        else if (!view.wasOver()) status = status.withReason(Optional.empty()).withMessage(Optional.empty());
        List<PodCondition> conditions = new PodConditions(view, status).list();
        return status.withConditions(conditions);
    }

    private PodStatus failed(PodStatus status) {
        Rejection why = verdict.orElseThrow();
        return status.withPhase("Failed").withReason(why.reason()).withMessage(why.message());
    }

    private List<ContainerStatus> containers(List<Container> containers, boolean init) {
        List<ContainerStatus> known = init ? before.initContainerStatuses() : before.containerStatuses();
        List<ContainerStatus> statuses = new ArrayList<>(containers.size());
        for (Container container : containers) {
            Optional<ContainerStatus> last = known.stream()
                    .filter(it -> it.name().equals(container.name()))
                    .findFirst();
            statuses.add(new ContainerReport(view, container, memory.of(container.name()), last, init, ended).status());
        }
        return statuses;
    }

    /** A pod is over when nothing of it runs any more, not before; and what is over stays so. */
    private String phase(List<ContainerStatus> inits, List<ContainerStatus> mains) {
        String last = before.phase().orElse("Pending");
        if (view.wasOver()) return last;
        PodPhase phase = PodPhase.of(view.pod().spec(), inits, mains, view.isInitialized(), ended);
        if (ended) return phase.isFinal() ? phase.text() : PodPhase.FAILED.text();
        return phase.isFinal() ? last : phase.text();
    }

    private PodStatus addressed(PodStatus status) {
        List<String> host = view.hostAddresses();
        if (!host.isEmpty()) {
            status = status.withHostIP(host.get(0))
                    .withHostIPs(host.stream()
                            .map(ip -> HostIP.builder().ip(ip).build())
                            .toList());
        }
        List<String> own = view.addresses();
        if (own.isEmpty()) return status;
        return status.withPodIP(own.get(0))
                .withPodIPs(
                        own.stream().map(ip -> PodIP.builder().ip(ip).build()).toList());
    }
}
