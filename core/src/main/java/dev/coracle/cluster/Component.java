package dev.coracle.cluster;

import dev.coracle.api.Transport;
import dev.coracle.api.User;
import dev.coracle.client.Client;
import dev.coracle.platform.Platform;
import org.jspecify.annotations.Nullable;

/**
 * A part of a running cluster, and what can befall it.
 *
 * <p><b>Threads.</b> Every method may be called from any thread but the component's own.
 */
public final class Component {
    private final ComponentDefinition definition;
    private final Platform parent;
    private final User user;
    private final World world;
    private final Transport server;
    private @Nullable Platform process;
    private @Nullable Link link;
    private final OutageLog absences;
    private final OutageLog freezes;
    private boolean cut;
    private @Nullable Running running;

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
        this.freezes = OutageLog.working(world.platform().clock());
    }

    /** Its name. */
    public String name() {
        return definition.name();
    }

    /** Whether it runs. */
    public synchronized boolean isRunning() {
        return running != null;
    }

    /** The last time that it did not run or was cut off; for one that always did, the moment at which it was started. */
    public synchronized Outage lastAbsence() {
        return absences.last();
    }

    /** The last time that it was frozen; for one that never was, the moment at which it was made. */
    public synchronized Outage lastFreeze() {
        return freezes.last();
    }

    private void note() {
        absences.note(running != null && !cut);
    }

    /** Starts it; does nothing where it runs. Where that fails, it is as after a crash. */
    public synchronized void start() {
        if (running != null || parent.isClosed()) return;
        Platform own = parent.process(name());
        Link way = new Link(name(), world.connect(own, server));
        if (cut) way.cut();
        process = own;
        link = way;
        try {
            running = definition.factory().start(new ComponentContext(Client.of(way, user), own));
        } finally {
            if (running == null) crash();
            note();
        }
    }

    /** Stops it in good order, and ends it where that fails; does nothing where it does not run. */
    public synchronized void stop() {
        if (running == null) return;
        try {
            running.close();
        } finally {
            crash();
        }
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
