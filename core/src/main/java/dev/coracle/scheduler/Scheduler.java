package dev.coracle.scheduler;

import dev.coracle.client.Client;
import dev.coracle.client.leader.Election;
import dev.coracle.client.leader.Elector;
import dev.coracle.client.leader.LeaderHandler;
import dev.coracle.client.leader.Leadership;
import dev.coracle.client.leader.LeaseTiming;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler as a component of a cluster: gives each pod that chose one of its profiles a node, and makes room where
 * there is none.
 *
 * <pre>{@code
 * Scheduler scheduler = new Scheduler(client, platform, SchedulerOptions.defaults());
 * scheduler.start();
 * }</pre>
 *
 * <p>It decides one pod after the other on one worker, from a copy of the cluster that follows the server, and binds
 * many at once. What it has decided counts at once; what comes of it is settled by what the server shows.
 *
 * <p><b>Threads.</b> Every method may be called from any thread and returns at once.
 * <p><b>Errors.</b> A plugin that throws fails the attempt, not the scheduler. Where the server does not answer, the
 * scheduler waits and goes on.
 * <p><b>Time.</b> By the platform's clock. In a crash nothing is lost but the attempts under way: a scheduler started
 * again takes up what it finds.
 */
public final class Scheduler implements AutoCloseable {
    private static final ObjectKey LEASE = new ObjectKey("kube-system", "kube-scheduler");

    private final Client client;
    private final Platform platform;
    private final SchedulerOptions options;
    private final Announcer announcer;
    private final Worker worker;
    private @Nullable Scheduling next;
    private @Nullable Scheduling current;
    private @Nullable Elector elector;
    private boolean started;
    private boolean closed;

    /**
     * A scheduler that does nothing yet.
     *
     * @throws IllegalArgumentException where a profile cannot work, as when it names a plugin that there is not
     */
    public Scheduler(Client client, Platform platform, SchedulerOptions options) {
        this.client = client;
        this.platform = platform;
        this.options = options;
        announcer = new Announcer(client, platform, options.profiles());
        worker = platform.worker("scheduler");
        next = scheduling(); // now, since it finds the mistakes in the profiles
    }

    private Scheduling scheduling() {
        return new Scheduling(client, platform, worker, announcer, options);
    }

    /** Begins to schedule; with leader election, to stand for election. Does nothing the second time. */
    public void start() {
        worker.execute(() -> {
            if (started || closed) return;
            started = true;
            options.leaderElection().ifPresentOrElse(this::stand, () -> begin(null));
        });
    }

    /** Ends it: nothing is decided any more; calls under way come to their end, and then the lease is given back. */
    @Override
    public void close() {
        worker.execute(() -> {
            if (closed) return;
            closed = true;
            end(() -> {
                if (elector != null) elector.close();
            });
        });
    }

    private void stand(LeaseTiming timing) {
        String identity =
                platform.name() + "_" + platform.entropy().stream("scheduler").uid();
        elector = new Elector(client, platform, new Election(LEASE, identity, timing), worker, new LeaderHandler() {
            @Override
            public void started(Leadership leadership) {
                if (!closed) begin(leadership);
            }

            @Override
            public void stopped(Leadership leadership) {
                end(() -> {});
            }
        });
    }

    private void begin(@Nullable Leadership leadership) {
        Scheduling begun = next == null ? scheduling() : next;
        next = null;
        current = begun;
        begun.begin(() -> leadership == null || leadership.isHeld());
    }

    private void end(Runnable then) {
        Scheduling ended = current;
        current = null;
        if (ended == null) then.run();
        else ended.end(then);
    }
}
