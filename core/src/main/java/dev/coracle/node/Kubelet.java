package dev.coracle.node;

import dev.coracle.api.ListOptions;
import dev.coracle.client.Client;
import dev.coracle.client.events.EventRecorder;
import dev.coracle.client.informer.Informer;
import dev.coracle.client.informer.Informers;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.node.runtime.ContainerRuntime;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the pods that are bound to one node, and says how they and the node fare: the kubelet of Kubernetes 1.33 over a
 * {@link ContainerRuntime}.
 *
 * <p>It decides from state alone: what the API server says, what the runtime shows, and little memory beside. So it can
 * end at any time, and the next one goes on: what runs is kept, what was lost is started again, what has no pod any more
 * is ended. While the server cannot be reached, all runs on, and what happened is reported later.
 *
 * <p><b>Threads.</b> Every method may be called from any thread and returns at once.
 * <p><b>Errors.</b> None: what the server refuses or does not answer is tried again.
 * <p><b>Time.</b> Nothing is looked at every so often, but for the lease and the node's status, which are due by the
 * options.
 */
public final class Kubelet implements AutoCloseable {
    private final Surroundings around;
    private final Informers informers;
    private final Informer<Pod> pods;
    private final PodRoster roster;
    private final NodeReporter node;
    private final Worker renewals;
    private final Entropy chance;
    private @Nullable LeaseRenewal lease;
    private boolean closed;

    /**
     * A kubelet that has not begun.
     *
     * @param client as the user that the node is
     * @param platform the kubelet's own process, which may end while the node's goes on
     * @param runtime of the node; it has one kubelet at a time
     */
    public Kubelet(Client client, Platform platform, KubeletOptions options, ContainerRuntime runtime) {
        Optional<EventRecorder> events = options.events()
                ? Optional.of(new EventRecorder(client, platform, "kubelet", options.nodeName()))
                : Optional.empty();
        around = new Surroundings(
                options,
                client,
                runtime,
                platform,
                platform.clock(),
                platform.worker("pods"),
                platform.worker("pod calls"),
                events);
        chance = platform.entropy().stream("kubelet jitter");
        renewals = platform.worker("lease");
        node = new NodeReporter(around, platform.worker("node status"), chance.stream("status"), this::seen);
        roster = new PodRoster(around, node.initial());
        informers = new Informers(client, platform);
        pods = informers.of(
                Pod.class,
                ListOptions.builder()
                        .fieldSelector("spec.nodeName=" + options.nodeName())
                        .build());
    }

    /** Begins, once. */
    public void start() {
        around.options().podCidr().ifPresent(around.runtime()::assignAddresses);
        around.runtime()
                .onChange(uid -> around.worker().execute(() -> {
                    node.stir();
                    roster.changed(uid);
                }));
        pods.handle(around.worker(), roster);
        pods.whenSynced(around.worker(), roster::begin);
        informers.start();
        node.start();
    }

    /** The node's object was read or written. */
    private void seen(Node stored) {
        around.worker().execute(() -> {
            if (closed) return;
            roster.node(stored);
            stored.spec().podCIDR().ifPresent(around.runtime()::assignAddresses);
            if (lease != null) return;
            lease = new LeaseRenewal(around, renewals, chance.stream("lease"), stored);
            lease.start();
        });
    }

    /**
     * Ends the kubelet, and nothing else: containers run on, the node's object and lease stay. Another one may begin
     * after that; this one does not begin again.
     */
    @Override
    public void close() {
        informers.close();
        around.runtime().onChange(uid -> {});
        node.close();
        around.worker().execute(() -> {
            closed = true;
            if (lease != null) lease.close();
            roster.close();
        });
    }
}
