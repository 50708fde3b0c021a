package dev.coracle.node;

import dev.coracle.api.ApiException;
import dev.coracle.api.Routine;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.client.Resources;
import dev.coracle.client.events.EventRecorder;
import dev.coracle.client.pace.Backoff;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers the node, and keeps its status as it should be. On a worker of its own. */
final class NodeReporter implements Routine<Node> {
    private static final Logger log = LoggerFactory.getLogger(Kubelet.class);

    private static final Backoff REGISTRATION = Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(7));

    /** As much later than planned as chance may make something that many nodes do. */
    static final double JITTER = 0.04;

    private static final int TRIES = 5;

    private final Surroundings around;
    private final Worker worker;
    private final Entropy chance;
    private final NodeReport report;
    private final Duration updateEvery;
    private final long reportNanos;
    private final Consumer<Node> seen;
    private long reportedAt;
    private boolean rebooted;
    private boolean settled;
    private Runnable makeNext = () -> {};
    private volatile boolean stirred;
    private volatile boolean closed;

    /**
     * A reporter that has not begun.
     *
     * @param worker for its calls
     * @param seen told the node's object whenever it was read or written
     */
    NodeReporter(Surroundings around, Worker worker, Entropy chance, Consumer<Node> seen) {
        this.around = around;
        this.worker = worker;
        this.chance = chance;
        this.seen = seen;
        updateEvery = around.options().nodeStatusUpdateFrequency();
        reportNanos = around.options().nodeStatusReportFrequency().toNanos();
        report = new NodeReport(
                around.options(),
                around.runtime().name() + "://" + around.runtime().version());
    }

    /** The node's object as it would be made now. */
    Node initial() {
        return report.initial(around.runtime().images(), around.clock().now());
    }

    void start() {
        worker.execute(() -> register(1));
    }

    void close() {
        closed = true;
        makeNext.run();
    }

    /** Told that something happened on the node which its status may have to say. */
    void stir() {
        stirred = true;
        makeNext.run();
    }

    private Resources<Node> nodes() {
        return around.client().nodes();
    }

    private void register(int attempt) {
        if (closed) return;
        if (attempt(() -> registered(createOrAdopt())))
            makeNext = around.client().next(this, worker);
        else worker.after(REGISTRATION.delay(attempt), () -> register(attempt + 1));
    }

    private Node createOrAdopt() {
        try {
            return nodes().create(initial());
        } catch (ApiException e) {
            if (!e.isAlreadyExists()) throw e;
            Node node = nodes().edit(around.options().nodeName(), report::relabelled);
            String boot = node.status().nodeInfo().bootID();
            rebooted = !boot.isEmpty() && !boot.equals(around.options().bootId());
            return write(node, 1); // registering is tried anew, after a pause
        }
    }

    private void registered(Node node) {
        log.atInfo().addKeyValue("node", node.name()).log("node registered");
        reportedAt = around.clock().nanos();
        seen.accept(node);
        around.events().ifPresent(this::tellStart);
    }

    private void tellStart(EventRecorder events) {
        String name = around.options().nodeName();
        ObjectReference node = ObjectReference.builder()
                .apiVersion("v1")
                .kind("Node")
                .name(name)
                .uid(name)
                .build();
        events.normal(node, "Starting", "Starting kubelet.");
        if (rebooted) {
            String boot = around.options().bootId();
            events.warning(node, "Rebooted", "Node " + name + " has been rebooted, boot id: " + boot);
        }
        for (String state :
                new String[] {"NodeHasSufficientMemory", "NodeHasNoDiskPressure", "NodeHasSufficientPID", "NodeReady"
                }) {
            events.normal(node, state, "Node " + name + " status is now: " + state);
        }
    }

    @Override
    public Duration pause() {
        return jittered(updateEvery, chance);
    }

    @Override
    public void round() {
        if (closed) return;
        stirred = false;
        settled = false;
        attempt(this::update);
        makeNext = around.client().next(this, worker);
    }

    static Duration jittered(Duration least, Entropy chance) {
        return least.plusNanos((long) (least.toNanos() * JITTER * chance.unit()));
    }

    /** The longest that {@link #jittered} comes to. */
    static Duration longest(Duration least) {
        return least.plusNanos((long) (least.toNanos() * JITTER));
    }

    @Override
    public Duration longest() {
        return longest(updateEvery).plusNanos(reportNanos);
    }

    private void update() {
        seen.accept(write(nodes().get(around.options().nodeName()), TRIES));
    }

    /** Writes the status where it changed or is due, and reads again where somebody else wrote in between. */
    private Node write(Node stored, int tries) {
        Node node = stored;
        for (int attempt = 1; ; attempt++) {
            NodeStatus status = report.status(
                    node.status(), around.runtime().images(), around.clock().now());
            settled = NodeReport.isSame(status, node.status());
            boolean due =
                    writes(around.clock().nanos()) || around.platform().buggify("kubelet reports what has not changed");
            if (settled && !due) return node;
            try {
                Node written = nodes().updateStatus(node.withStatus(status));
                reportedAt = around.clock().nanos();
                return written;
            } catch (ApiException e) {
                if (!e.isConflict() || attempt == tries) throw e;
                node = nodes().get(node.name());
            }
        }
    }

    @Override
    public ResourceType<Node> resource() {
        return nodes().type();
    }

    @Override
    public String namespace() {
        return "";
    }

    @Override
    public String name() {
        return around.options().nodeName();
    }

    @Override
    public String subresource() {
        return "status";
    }

    @Override
    public boolean isSettled() {
        return settled && !stirred && !closed;
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public boolean writes(long nanos) {
        return nanos - reportedAt >= reportNanos;
    }

    @Override
    public void leftOut(long nanos) {
        reportedAt = nanos;
    }

    @Override
    public Node refreshed(Node stored, Instant time) {
        return NodeReport.refreshed(stored, time);
    }

    private boolean attempt(Runnable calls) {
        try {
            calls.run();
            return true;
        } catch (ApiException | UnreachableException | UnknownOutcomeException e) {
            log.atDebug()
                    .addKeyValue("node", around.options().nodeName())
                    .addKeyValue("why", e.getMessage())
                    .log("node not written, to be tried again");
            return false;
        }
    }
}
