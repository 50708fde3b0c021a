package dev.coracle.cluster;

import dev.coracle.api.Transport;
import dev.coracle.api.User;
import dev.coracle.client.Client;
import dev.coracle.platform.Platform;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A part of a running cluster, and what can befall it.
 *
 * <p><b>Threads.</b> Every method may be called from any thread but the component's own.
 */
public final class Component {
    /** How long a process may take to end in good order before it is killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ComponentDefinition definition;
    private final Platform parent;
    private final User user;
    private final World world;
    private final Transport server;
    private @Nullable Platform process;
    private @Nullable Link link;
    private final OutageLog absences;
    private final OutageLog cuts;
    private final OutageLog freezes;
    private boolean cut;
    private @Nullable Running running;
    private boolean stopping;

    /**
     * A part that does not run yet.
     *
     * @param parent the process below which its own one runs
     */
    Component(ComponentDefinition definition, Platform parent, User user, World world, Transport server) {
        this.definition = definition;
        this.parent = parent;
        this.user = user;
        this.world = world;
        this.server = server;
        this.absences = new OutageLog(world.platform().clock());
        this.cuts = OutageLog.working(world.platform().clock());
        this.freezes = OutageLog.working(world.platform().clock());
    }

    /** Its name. */
    public String name() {
        return definition.name();
    }

    /** Whether it runs, and is not about to stop. */
    public synchronized boolean isRunning() {
        return running != null && !stopping;
    }

    /** The last time that it did not run; for one that always did, the moment at which it was started. */
    public synchronized Outage lastAbsence() {
        return absences.last();
    }

    /** The last time that it was frozen; for one that never was, the moment at which it was made. */
    public synchronized Outage lastFreeze() {
        return freezes.last();
    }

    /** The last time that it was cut off; for one that never was, the moment at which it was made. */
    public synchronized Outage lastCut() {
        return cuts.last();
    }

    private void note() {
        absences.note(running != null);
        cuts.note(!cut);
    }

    /**
     * Starts it; does nothing where it runs or is being started. Where that fails, it is as after a crash. One that is
     * still about to stop is ended first.
     */
    public synchronized void start() {
        if (stopping) crash();
        if (process != null || parent.isClosed()) return;
        Platform own = parent.process(name());
        Link way = new Link(name(), world.connect(own, server));
        if (cut) way.cut();
        process = own;
        link = way;
        try {
            Running begun = definition.factory().start(new ComponentContext(Client.of(way, user), own));
            if (process == own) running = begun; // else it crashed meanwhile
        } finally {
            if (process == own && running == null) crash();
            note();
        }
    }

    /**
     * Stops it in good order, and ends it where that fails or takes longer than 30 s; returns at once. Does nothing where
     * it does not run.
     */
    public synchronized void stop() {
        Platform own = process;
        if (running == null || own == null || stopping) return;
        stopping = true;
        boolean begun = false;
        try {
            running.close(() -> end(own));
            begun = true;
        } finally {
            if (!begun) end(own);
        }
        if (process == own) own.worker("end").after(PATIENCE, () -> end(own));
    }

    private synchronized void end(Platform ended) {
        if (process == ended) crash();
    }

    /** Ends it between any two of its steps, without a goodbye; does nothing where it does not run. */
    public synchronized void crash() {
        if (process != null) process.close();
        if (link != null) link.close();
        process = null;
        link = null;
        running = null;
        note();
        freezes.note(true);
        stopping = false;
    }

    /** Crashes it, and starts it again. */
    public synchronized void restart() {
        crash();
        start();
    }

    /** Stops its time: it does nothing, and does not know. */
    public synchronized void freeze() {
        if (process == null) return;
        process.pause();
        freezes.note(false);
    }

    /** Ends {@link #freeze()}. */
    public synchronized void thaw() {
        if (process != null) process.resume();
        freezes.note(true);
    }

    /** Cuts it off from the API server, also if it is started again meanwhile; it runs on. */
    public synchronized void disconnect() {
        cut = true;
        if (link != null) link.cut();
        note();
    }

    /** Ends {@link #disconnect()}. */
    public synchronized void reconnect() {
        cut = false;
        if (link != null) link.mend();
        note();
    }

    @Override
    public String toString() {
        return name();
    }
}
