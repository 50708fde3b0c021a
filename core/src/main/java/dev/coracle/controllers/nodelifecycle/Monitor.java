package dev.coracle.controllers.nodelifecycle;

import dev.coracle.api.Refresh;
import dev.coracle.client.Resources;
import dev.coracle.client.informer.Lister;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.model.MicroTime;
import dev.coracle.model.Time;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.Node;
import dev.coracle.platform.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at nodes at every monitor period: at those that changed, and at those that may be silent too long. Before it
 * gives a node up it asks the server for the node's lease, since what it was told may be late; and after a time without
 * any contact to the cluster it begins to count anew. On the controller's worker.
 */
final class Monitor {
    static final String LEASES = "kube-node-lease";

    private final ControllerContext context;
    private final NodeLifecycleOptions options;
    private final PodMarker pods;
    private final NodeEvents events;
    private final Lister<Lease> leases;
    private final Resources<Lease> renewals;
    private final Resources<Node> reports;
    private final Evictor evictor;
    private final Door door;
    private final SilenceWatch silence;
    private final ZoneCensus census = new ZoneCensus();
    private final SortedMap<String, WatchedNode> nodes = new TreeMap<>();
    private final SortedSet<String> toLookAt = new TreeSet<>();
    private SortedMap<String, ZoneState> zones = new TreeMap<>();
    private @Nullable Timer timer;
    private long timerDue = Long.MAX_VALUE;

    Monitor(ControllerContext context, NodeLifecycleOptions options, PodMarker pods) {
        this.context = context;
        this.options = options;
        this.pods = pods;
        events = new NodeEvents(context.events());
        leases = context.lister(Lease.class);
        renewals = context.client().leases(LEASES);
        reports = context.client().nodes();
        silence = new SilenceWatch(options.monitorPeriod(), now());
        door = new Door(now(), () -> silence.heardAll(now()));
        evictor = new Evictor(context, options, door);
    }

    private long now() {
        return context.clock().nanos();
    }

    /** A node that is there, as it is now. */
    void seen(Node node) {
        door.heard(now());
        WatchedNode known = nodes.get(node.name());
        if (known == null || !known.node().uid().equals(node.uid())) {
            appear(node);
        } else {
            boolean matters = WatchedNode.matters(known.node(), node);
            if (known.take(node)) alive(known);
            if (matters) lookAt(node.name());
        }
    }

    private void appear(Node node) {
        WatchedNode watched = new WatchedNode(node, options);
        nodes.put(node.name(), watched);
        boolean leased = leases.find(LEASES, node.name()).filter(watched::take).isPresent();
        boolean reported = NodeConditions.readiness(node).isPresent() || leased;
        long since = reported ? silence.nextLook(now()) : now() - age(node).toNanos();
        silence.begin(node.name(), since, watched.patience());
        listen(node.name());
        lookAt(node.name());
    }

    private Duration age(Node node) {
        Optional<Time> created = node.metadata().creationTimestamp();
        Duration age = created.map(
                        it -> Duration.between(it.instant(), context.clock().now()))
                .orElse(Duration.ZERO);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** A node that is gone. */
    void gone(Node node) {
        door.heard(now());
        WatchedNode known = nodes.get(node.name());
        if (known == null || !known.node().uid().equals(node.uid())) return;
        nodes.remove(node.name());
        silence.end(node.name());
        census.forget(node.name());
        evictor.release(node);
        pods.node(node.name(), true);
        events.removed(node);
        arm(silence.nextLook(now()));
    }

    /** The lease of a node, as it is now. */
    void seen(Lease lease) {
        door.heard(now());
        WatchedNode node = nodes.get(lease.name());
        if (node != null && node.take(lease)) alive(node);
    }

    private void alive(WatchedNode node) {
        silence.heard(node.node().name(), now(), node.patience());
        silence.next().ifPresent(this::arm);
    }

    /** Takes in what watches were not told of a node. */
    private void listen(String name) {
        WatchedNode node = nodes.get(name);
        if (node == null) return;
        Optional<Refresh> renewal = renewals.refreshed(name);
        renewal.filter(it -> node.renewed(new MicroTime(it.time()))).ifPresent(it -> heard(name, node, it));
        reports.refreshed(name).ifPresent(it -> heard(name, node, it));
    }

    /** Whether a node's lease is certain to be renewed in time, so that it need not be asked for until doubted. */
    private boolean isVouchedFor(String name) {
        WatchedNode node = nodes.get(name);
        if (node == null) return false;
        Runnable over = () -> context.worker().execute(() -> doubt(name));
        return renewals.keepsFresh(name, node.patience().dividedBy(2), over);
    }

    private void doubt(String name) {
        listen(name);
        silence.doubt(name, now());
        silence.next().ifPresent(this::arm);
    }

    private void heard(String name, WatchedNode node, Refresh refresh) {
        door.heardAt(refresh.nanos());
        silence.heard(name, refresh.nanos(), node.patience());
    }

    private void lookAt(String node) {
        toLookAt.add(node);
        arm(silence.nextLook(now()));
    }

    private void arm(long due) {
        if (due >= timerDue) return;
        if (timer != null) timer.cancel();
        timerDue = due;
        timer = context.worker().after(Duration.ofNanos(due - now()), this::look);
    }

    private void look() {
        timerDue = Long.MAX_VALUE;
        toLookAt.addAll(silence.due(now(), this::listen, this::isVouchedFor));
        List<String> names = new ArrayList<>(toLookAt);
        toLookAt.clear();
        for (String name : names) {
            WatchedNode node = nodes.get(name);
            if (node != null && !examine(node)) toLookAt.add(name);
        }
        judgeZones();
        evictor.proceed();
        silence.next().ifPresent(this::arm);
        if (!toLookAt.isEmpty()) arm(silence.nextLook(now()));
    }

    /** Looks at a node; returns whether that is all for now. */
    private boolean examine(WatchedNode watched) {
        if (watched.isNew()) events.registered(watched.node());
        if (silence.isVouchedFor(watched.node().name())) listen(watched.node().name());
        HealthPlanner.Plan plan = plan(watched);
        if (plan.status().isPresent()) {
            if (!ask(watched)) return false;
            plan = plan(watched); // it may have said something
        } else if (isSuspicious(watched)) {
            ask(watched);
        }
        Optional<Node> changed = plan.status();
        if (changed.isPresent()) {
            Optional<Node> written =
                    door.call(now(), () -> context.client().nodes().updateStatus(changed.get()));
            if (written.isEmpty()) return false;
            watched.written(written.get());
        }
        Node after = watched.node();
        census.count(after);
        NodeConditions.readiness(after).ifPresent(it -> pods.node(after.name(), it.equals("True")));
        if (plan.notReady()) {
            events.notReady(after);
            pods.markAllOn(after.name());
            return false; // as in Kubernetes, its pods are driven away from the next look on
        }
        return evictor.examine(watched, areAllZonesDown());
    }

    private HealthPlanner.Plan plan(WatchedNode watched) {
        Node node = watched.node();
        Time time = new Time(context.clock().now());
        return HealthPlanner.plan(new HealthPlanner.View(node, silence.silence(node.name(), now()), time, options));
    }

    /** Whether a node has been silent for long and so has everybody else: it may be us who are cut off. */
    private boolean isSuspicious(WatchedNode node) {
        Duration silent = silence.silence(node.node().name(), now());
        Duration patience = node.patience();
        return silent.multipliedBy(2).compareTo(patience) >= 0
                && silent.compareTo(patience) < 0
                && !isAnybodyHeard(now() - options.monitorPeriod().toNanos());
    }

    private boolean isAnybodyHeard(long since) {
        for (String name : nodes.keySet()) {
            if (door.heardSince(since)) return true;
            listen(name);
        }
        return door.heardSince(since);
    }

    /** Asks the server for a node's lease; returns whether it answered. */
    private boolean ask(WatchedNode watched) {
        Node node = watched.node();
        Optional<Optional<Lease>> answer =
                door.call(now(), () -> context.client().leases(LEASES).find(node.name()));
        if (answer.flatMap(it -> it).filter(watched::take).isPresent()) alive(watched);
        return answer.isPresent();
    }

    private boolean areAllZonesDown() {
        return !zones.isEmpty() && zones.values().stream().allMatch(it -> it == ZoneState.FULL_DISRUPTION);
    }

    private void judgeZones() {
        ZonePlanner.Plan plan = ZonePlanner.plan(new ZonePlanner.View(census.counts(), zones, options));
        zones = plan.states();
        plan.rates().forEach(evictor::pace);
        switch (plan.alarm()) {
            case NONE -> {}
            case RAISED -> {
                for (WatchedNode node : nodes.values()) {
                    if (!evictor.examine(node, true)) toLookAt.add(node.node().name());
                }
            }
            case OVER -> silence.heardAll(now());
        }
    }
}
