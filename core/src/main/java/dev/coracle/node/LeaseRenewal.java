package dev.coracle.node;

import dev.coracle.api.ApiException;
import dev.coracle.api.Routine;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.client.Resources;
import dev.coracle.client.pace.Backoff;
import dev.coracle.model.MicroTime;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.coordination.LeaseSpec;
import dev.coracle.model.core.Node;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the lease by which others see that the node lives. On a worker of its own: nothing else may hold it up. */
final class LeaseRenewal implements Routine<Lease> {
    private static final Logger log = LoggerFactory.getLogger(Kubelet.class);

    private static final String NAMESPACE = "kube-node-lease";
    private static final Backoff RETRY = Backoff.exponential(Duration.ofMillis(200), Duration.ofSeconds(7));

    private final Surroundings around;
    private final Worker worker;
    private final Entropy chance;
    private final Node node;
    private final Duration renewEvery;
    private @Nullable Lease held;
    private int failures;
    private Runnable makeNext = () -> {};
    private volatile boolean closed;

    /**
     * A renewal that has not begun.
     *
     * @param node whose lease it is
     */
    LeaseRenewal(Surroundings around, Worker worker, Entropy chance, Node node) {
        this.around = around;
        this.worker = worker;
        this.chance = chance;
        this.node = node;
        renewEvery = around.options().leaseRenewInterval();
    }

    void start() {
        worker.execute(this::round);
    }

    void close() {
        closed = true;
        makeNext.run();
    }

    @Override
    public void round() {
        if (closed) return;
        if (around.platform().buggify("kubelet reads its lease anew")) held = null;
        try {
            held = write();
            failures = 0;
        } catch (ApiException | UnreachableException | UnknownOutcomeException e) {
            held = null; // read it again: it may have been written by somebody else, or by this very call
            failures++;
            log.atDebug()
                    .addKeyValue("node", node.name())
                    .addKeyValue("why", e.getMessage())
                    .log("lease not renewed, to be tried again");
        }
        makeNext = around.client().next(this, worker);
    }

    @Override
    public Duration pause() {
        Duration interval = NodeReporter.jittered(renewEvery, chance);
        if (failures == 0) return interval;
        Duration retry = RETRY.delay(failures);
        return retry.compareTo(interval) < 0 ? retry : interval;
    }

    @Override
    public Duration longest() {
        return NodeReporter.longest(renewEvery);
    }

    private Lease write() {
        Resources<Lease> leases = around.client().leases(NAMESPACE);
        Lease before = held != null ? held : leases.find(node.name()).orElse(null);
        if (before == null)
            return leases.create(renewed(Lease.builder().metadata(metadata()).build()));
        return leases.update(renewed(before));
    }

    private Lease renewed(Lease lease) {
        LeaseSpec spec = lease.spec()
                .withHolderIdentity(node.name())
                .withLeaseDurationSeconds((int) around.options().leaseDuration().toSeconds())
                .withRenewTime(new MicroTime(around.clock().now()));
        return lease.withSpec(spec);
    }

    @Override
    public ResourceType<Lease> resource() {
        return around.client().leases(NAMESPACE).type();
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public String name() {
        return node.name();
    }

    @Override
    public String subresource() {
        return "";
    }

    @Override
    public boolean isSettled() {
        return held != null && !closed;
    }

    @Override
    public boolean reads() {
        return false;
    }

    @Override
    public boolean writes(long nanos) {
        return true;
    }

    /** Nothing: each round writes, whenever the last one did. */
    @Override
    public void leftOut(long nanos) {}

    @Override
    public Lease refreshed(Lease stored, Instant time) {
        MicroTime renewed = new MicroTime(time);
        boolean older = stored.spec()
                .renewTime()
                .filter(it -> it.compareTo(renewed) < 0)
                .isPresent();
        return older ? stored.withSpec(stored.spec().withRenewTime(renewed)) : stored;
    }

    private ObjectMeta metadata() {
        OwnerReference owner = OwnerReference.builder()
                .apiVersion("v1")
                .kind("Node")
                .name(node.name())
                .uid(node.uid())
                .build();
        return ObjectMeta.builder()
                .namespace(NAMESPACE)
                .name(node.name())
                .addOwnerReferences(owner)
                .build();
    }
}
