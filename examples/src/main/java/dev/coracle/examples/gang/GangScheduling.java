package dev.coracle.examples.gang;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeStatuses;
import dev.coracle.scheduler.framework.PermitPlugin;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PostFilterPlugin;
import dev.coracle.scheduler.framework.PostFilterResult;
import dev.coracle.scheduler.framework.PreFilterPlugin;
import dev.coracle.scheduler.framework.PreFilterResult;
import dev.coracle.scheduler.framework.ReservePlugin;
import dev.coracle.scheduler.framework.StateKey;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.framework.WaitingPod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Places the pods of a {@link PodGroup} together or not at all: who has been given a node waits, holding it, until as many
 * have one as the group needs; then all are bound. Where one is left over, or it takes too long, all give their nodes back.
 *
 * <p>A group for which there is plainly no room does not begin, and groups begin one after the other. Pods that are bound
 * already count: where the scheduler died amid the binding of a group, the next one goes on with it before it begins
 * another. Room that preemption might make does not count.
 *
 * <p>To be asked after all plugins that filter nodes, as it is where {@code Profile.with} adds it.
 */
public final class GangScheduling
        implements PreFilterPlugin, PostFilterPlugin, ReservePlugin, PermitPlugin, EnqueueExtensions {
    /** Name of the plugin. */
    public static final String NAME = "GangScheduling";

    /** The label of a pod that names its group, which is in the pod's namespace. */
    public static final String LABEL = "scheduling.x-k8s.io/pod-group";

    /** Noted where this plugin refused the pod itself. */
    private static final StateKey<Boolean> REFUSED = StateKey.of(NAME + "/refused");

    private final Handle handle;
    private final Gangs gangs;
    private final Turns turns = new Turns();
    private final DeadEnds deadEnds = new DeadEnds();
    private final Looks looks;
    private boolean begun;

    /** The plugin; the cluster must serve {@link PodGroup}. */
    public GangScheduling(Handle handle) {
        this.handle = handle;
        gangs = new Gangs(handle);
        looks = new Looks(handle, gangs);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return WakeUps.all();
    }

    /** Without enough pods, and room for them, no node is looked for: it could only be held in vain. */
    @Override
    public PreFilterResult preFilter(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        Optional<ObjectKey> name = Gangs.nameOf(pod.pod());
        if (name.isEmpty()) return PreFilterResult.skip();
        gangs.rested(pod.pod());
        if (!begun) gangs.partial().forEach(it -> turns.claim(it.name()));
        begun = true;
        Optional<String> objection = objection(name.get(), state, pod, nodes);
        if (objection.isEmpty()) return PreFilterResult.skip();
        state.write(REFUSED, true);
        return PreFilterResult.refused(Status.unresolvable(objection.get()));
    }

    private Optional<String> objection(ObjectKey name, CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        Optional<Gang> found = gangs.find(name);
        if (found.isEmpty()) {
            deadEnds.forget(name);
            return refused(name, "podgroup \"" + name.name() + "\" not found");
        }
        Gang gang = found.get();
        if (gang.absent() > 0) return refused(name, "waiting for " + pods(gang.absent(), "more ") + " of " + gang);
        if (!mayGoOn(name)) {
            turns.lineUp(name);
            return Optional.of(gang + " waits until others have their nodes");
        }
        turns.leaveLine(name);
        if (gang.isWhole() || turns.isOf(name)) return Optional.empty();
        long look = looks.of(gang);
        Optional<String> why = deadEnds.why(gang, look, now());
        if (why.isPresent()) return refused(name, why.get());
        int room = room(gang, state, pod, nodes);
        if (room >= gang.missing()) return Optional.empty();
        String text =
                "waiting for nodes for " + pods(gang.missing(), "") + " of " + gang + ", there is room for " + room;
        deadEnds.close(gang, look, now(), text);
        return refused(name, text);
    }

    private int room(Gang gang, CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        Room room = new Room(gang.toBePlaced(), nodes);
        int most = room.byRequests();
        if (most < gang.missing() || !room.canBeTried(pod)) return most;
        return room.byTrial(handle, state, pod, gang.missing());
    }

    /** The group is not to go on: others may. */
    private Optional<String> refused(ObjectKey name, String why) {
        turns.leaveLine(name);
        if (turns.isOf(name)) giveUp(name, why);
        else callNext();
        return Optional.of(why);
    }

    /** Whether no other group has the turn, or a claim to it which it can make use of; that one then goes on first. */
    private boolean mayGoOn(ObjectKey name) {
        if (turns.isTaken()) return turns.isOf(name);
        boolean first = true;
        for (ObjectKey other : turns.claims()) {
            if (other.equals(name)) break;
            Optional<Gang> gang = gangs.find(other).filter(Gang::isPartial);
            if (gang.isEmpty()) turns.dropClaim(other);
            if (gang.isEmpty() || gang.get().absent() > 0) continue;
            long look = looks.of(gang.get());
            if (deadEnds.why(gang.get(), look, now()).isPresent()) continue;
            handle.retry(gang.get().toBePlaced());
            first = false;
        }
        return first;
    }

    /** A pod fits nowhere: where that is true of all that are left, those of its group that have a node do not wait. */
    @Override
    public PostFilterResult postFilter(CycleState state, PodInfo pod, NodeStatuses statuses) {
        Optional<Gang> gang = Gangs.nameOf(pod.pod()).flatMap(gangs::find);
        if (gang.isPresent() && state.read(REFUSED).isEmpty()) {
            if (!gang.get().isWhole()) fitsNowhere(gang.get(), pod.pod());
            callNext();
        }
        return PostFilterResult.of(Status.unschedulable());
    }

    private void fitsNowhere(Gang gang, Pod pod) {
        String why = "pods of " + gang + " fit nowhere together";
        long look = looks.of(gang);
        if (!deadEnds.add(gang, pod, look, now(), why)) return;
        deadEnds.close(gang, look, now(), why);
        refused(gang.name(), why);
    }

    @Override
    public Status reserve(CycleState state, PodInfo pod, String node) {
        if (Gangs.nameOf(pod.pod()).isPresent()) gangs.reserve(pod.pod());
        return Status.success();
    }

    @Override
    public Status permit(CycleState state, PodInfo pod, String node) {
        Optional<Gang> found = Gangs.nameOf(pod.pod()).flatMap(gangs::find);
        if (found.isEmpty()) return Status.success();
        Gang gang = found.get();
        if (gang.isWhole()) {
            complete(gang);
            return Status.success();
        }
        if (!turns.isTaken()) gangs.tidyUp();
        deadEnds.forget(gang.name());
        turns.take(gang.name(), pod.uid());
        call(gang);
        return Status.waiting(
                Duration.ofSeconds(gang.spec().scheduleTimeoutSeconds()),
                "waiting for " + pods(gang.missing(), "more ") + " of " + gang + " to have nodes");
    }

    private void complete(Gang gang) {
        waiting(gang.name()).forEach(it -> it.allow(NAME));
        deadEnds.forget(gang.name());
        turns.leaveLine(gang.name());
        if (turns.isOf(gang.name())) turns.end();
        callNext();
    }

    /** A pod waits no more, or was not bound after all; then others of its group may be. */
    @Override
    public void unreserve(CycleState state, PodInfo pod, String node) {
        Optional<ObjectKey> name = Gangs.nameOf(pod.pod());
        if (name.isEmpty() || !gangs.unreserve(pod.pod())) return;
        if (turns.isWaiting(pod.uid())) {
            giveUp(name.get(), "a pod of podgroup \"" + name.get().name() + "\" gave up its node");
            gangs.find(name.get()).ifPresent(it -> handle.retry(it.toBePlaced()));
        } else {
            turns.claim(name.get());
            gangs.rest(pod.pod());
        }
    }

    /** All pods of the group that wait for others give back their nodes. */
    private void giveUp(ObjectKey name, String why) {
        turns.end();
        for (WaitingPod pod : waiting(name)) {
            gangs.unreserve(pod.pod().pod());
            pod.reject(NAME, why);
        }
        callNext();
    }

    private List<? extends WaitingPod> waiting(ObjectKey name) {
        return handle.waitingPods().stream()
                .filter(it -> Gangs.nameOf(it.pod().pod()).filter(name::equals).isPresent())
                .toList();
    }

    /** The first group in line that there still is may go on. */
    private void callNext() {
        if (turns.isTaken()) return;
        for (ObjectKey name : turns.line()) {
            Optional<Gang> gang = gangs.find(name).filter(it -> !it.unplaced().isEmpty());
            gang.ifPresent(this::call);
            if (gang.isPresent()) return;
            turns.leaveLine(name);
        }
    }

    /** Has the pods without a node tried at once; those that could not be bound rest first, or they fail without pause. */
    private void call(Gang gang) {
        List<PodInfo> pods = gang.toBePlaced();
        handle.activate(pods.stream().filter(it -> !gangs.isResting(it)).toList());
        handle.retry(pods.stream().filter(gangs::isResting).toList());
    }

    private static String pods(int count, String kind) {
        return count + " " + kind + (count == 1 ? "pod" : "pods");
    }

    private long now() {
        return handle.clock().nanos();
    }
}
