package dev.coracle.scheduler;

import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.cycle.Attempt;
import dev.coracle.scheduler.cycle.Decision;
import dev.coracle.scheduler.cycle.Draft;
import dev.coracle.scheduler.cycle.Framework;
import dev.coracle.scheduler.framework.BatchPlacement;
import dev.coracle.scheduler.framework.BatchPlugin;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.QueueSortPlugin;
import dev.coracle.scheduler.framework.QueuedPod;
import dev.coracle.scheduler.framework.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tries to find nodes for many pods at once: the scheduling cycle of a profile with a {@link BatchPlugin}. */
final class BatchTrial {
    private final Desk desk;
    private final Setbacks setbacks;
    private final Placing placing;
    private final Sight sight;

    BatchTrial(Desk desk, Setbacks setbacks, Placing placing, Sight sight) {
        this.desk = desk;
        this.setbacks = setbacks;
        this.placing = placing;
        this.sight = sight;
    }

    /** What is left to do of one batch, by the uids of its pods. */
    private record Agenda(
            Framework framework,
            BatchPlugin plugin,
            List<PodInfo> batch,
            Map<String, QueuedPod> due,
            Map<String, QueuedPod> waiting) {
        /** A pod that nothing was decided about yet; it is to be tried from now on. */
        @Nullable
        QueuedPod take(String uid) {
            QueuedPod pod = due.remove(uid);
            return pod != null ? pod : waiting.remove(uid);
        }
    }

    void of(Gathering gathering) {
        Agenda agenda = agenda(gathering);
        if (agenda.due().isEmpty()) return;
        Status planned = plan(agenda);
        if (planned.isSuccess()) {
            List.copyOf(agenda.due().values()).forEach(left -> judge(agenda, left));
        } else {
            agenda.due().values().forEach(pod -> setbacks.putBack(pod, Setback.of(planned)));
        }
    }

    private Agenda agenda(Gathering gathering) {
        List<QueuedPod> all = new ArrayList<>();
        Map<String, QueuedPod> due = new LinkedHashMap<>();
        Map<String, QueuedPod> waiting = new LinkedHashMap<>();
        for (QueuedPod pod : gathering.take()) {
            if (isStillToBeTried(pod)) due.put(pod.info().uid(), pod);
        }
        for (QueuedPod pod : desk.queue().refused()) {
            boolean ours = pod.info().spec().schedulerName().equals(Optional.of(gathering.framework.name()));
            if (ours && !pod.info().isTerminating()) waiting.put(pod.info().uid(), pod);
        }
        all.addAll(due.values());
        all.addAll(waiting.values());
        QueueSortPlugin order = gathering.framework.order();
        all.sort((a, b) -> order.less(a, b) ? -1 : order.less(b, a) ? 1 : 0);
        List<PodInfo> batch = all.stream().map(QueuedPod::info).toList();
        return new Agenda(gathering.framework, gathering.plugin, batch, due, waiting);
    }

    /** Whether a pod still needs a node; the queue then has it as it is now. */
    private boolean isStillToBeTried(QueuedPod queued) {
        Optional<Pod> latest = desk.latest(queued.info().pod())
                .filter(pod -> pod.spec().nodeName().isEmpty());
        if (latest.isPresent()) {
            PodInfo before = queued.info();
            PodInfo now = latest.get() == before.pod() ? before : PodInfo.of(latest.get());
            desk.queue().renew(queued, now);
            if (!placing.isToBeSkipped(now)) return true;
        }
        desk.queue().done(queued.info().uid());
        return false;
    }

    /** Carries out what the plugin answers; an error where that makes no sense, and nothing was done. */
    private Status plan(Agenda agenda) {
        List<BatchPlacement> plan;
        try (Draft draft = agenda.framework().draft(agenda.batch())) {
            plan = List.copyOf(agenda.plugin().plan(draft));
        } catch (RuntimeException e) {
            return error(agenda, String.valueOf(e.getMessage()), e);
        }
        Optional<String> mistake = mistake(agenda, plan);
        if (mistake.isPresent()) return error(agenda, mistake.get(), new IllegalArgumentException(mistake.get()));
        for (BatchPlacement placement : plan) carryOut(agenda, placement);
        return Status.success();
    }

    private static Status error(Agenda agenda, String what, RuntimeException cause) {
        String name = agenda.plugin().name();
        return Status.error("running Batch plugin \"" + name + "\": " + what, cause)
                .by(name);
    }

    private Optional<String> mistake(Agenda agenda, List<BatchPlacement> plan) {
        Map<String, PodInfo> open = new LinkedHashMap<>();
        agenda.batch().forEach(pod -> open.put(pod.uid(), pod));
        for (BatchPlacement placement : plan) {
            PodInfo pod = placement.pod();
            if (open.remove(pod.uid()) == null) return Optional.of(pod + " is not in the batch, or twice in the plan");
            Optional<String> unknown = placement
                    .node()
                    .filter(name -> desk.cache().state().node(name).isEmpty());
            if (unknown.isPresent()) return Optional.of("there is no node " + unknown.get() + " for " + pod);
        }
        return Optional.empty();
    }

    private void carryOut(Agenda agenda, BatchPlacement placement) {
        String uid = placement.pod().uid();
        if (placement.node().isPresent()) {
            place(agenda, uid, placement.node().get());
        } else {
            QueuedPod left = agenda.due().remove(uid); // nothing is new of one that waits
            if (left != null) setbacks.putBack(left, Setback.of(agenda.plugin(), placement.reason()));
        }
    }

    private void place(Agenda agenda, String uid, String name) {
        boolean waits = agenda.waiting().containsKey(uid);
        QueuedPod queued = agenda.take(uid);
        Optional<NodeInfo> node = desk.cache().state().node(name);
        if (queued == null || node.isEmpty()) return;
        Attempt attempt = Attempt.of(queued.info());
        Status status = agenda.framework().prospect(attempt).on(node.get());
        if (waits && !status.isSuccess()) return; // it waits on
        if (waits) desk.queue().take(queued);
        if (status.isSuccess()) {
            sight.judged(attempt.pod(), new Decision.Chosen(node.get(), 1, 1));
            placing.place(queued, agenda.framework(), attempt, name);
        } else {
            setbacks.putBack(queued, Setback.of(agenda.plugin(), name, status));
        }
    }

    /** Finds out why a pod fits nowhere that the plugin said nothing of. */
    private void judge(Agenda agenda, QueuedPod left) {
        Decision decision = agenda.framework().decide(Attempt.of(left.info()));
        if (decision instanceof Decision.Chosen) {
            setbacks.putBack(
                    left,
                    Setback.of(
                            agenda.plugin(),
                            "left out of the plan by " + agenda.plugin().name()));
        } else {
            sight.judged(left.info(), decision);
            setbacks.putBack(left, Setback.of(decision));
        }
    }
}
