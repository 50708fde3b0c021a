package dev.coracle.controllers;

import dev.coracle.client.Client;
import dev.coracle.client.informer.Informers;
import dev.coracle.client.leader.Election;
import dev.coracle.client.leader.Elector;
import dev.coracle.client.leader.Fence;
import dev.coracle.client.leader.LeaderHandler;
import dev.coracle.client.leader.Leadership;
import dev.coracle.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs controllers: at once, or whenever it leads. Each has a process of its own below the manager's, and ends with it;
 * all share one set of informers.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 * <p><b>Errors.</b> A controller whose start throws closes the manager, so that another one may lead: the exception goes
 * to the worker, or, where the manager starts at once, to the caller of {@link #start()}.
 */
public final class ControllerManager implements AutoCloseable {
    /** Name of the process in which the controllers of a term run. */
    private static final String TERM = "controllers";

    private final Client client;
    private final Platform platform;
    private final List<Controller> controllers;
    private final Optional<Election> election;
    private @Nullable Platform term;
    private @Nullable Informers informers;
    private @Nullable Elector elector;

    /**
     * A manager that does nothing yet.
     *
     * @param controllers started in this order
     * @param election what it must win before it starts them; empty to start them at once
     */
    public ControllerManager(
            Client client, Platform platform, List<Controller> controllers, Optional<Election> election) {
        this.client = client;
        this.platform = platform;
        this.controllers = List.copyOf(controllers);
        this.election = election;
    }

    /** Starts the controllers, or stands for election. */
    public synchronized void start() {
        if (election.isEmpty()) {
            begin(client);
            return;
        }
        elector = new Elector(client, platform, election.get(), platform.worker("leader"), new LeaderHandler() {
            @Override
            public void started(Leadership leadership) {
                begin(client.through(transport -> new Fence(transport, leadership::isHeld)));
            }

            @Override
            public void stopped(Leadership leadership) {
                end();
            }
        });
    }

    private synchronized void begin(Client door) {
        Platform process = platform.process(TERM);
        Informers shared = new Informers(door, process);
        term = process;
        informers = shared;
        List<ControllerContext> runs = new ArrayList<>();
        try {
            for (Controller controller : controllers) {
                Platform own = process.process(controller.name());
                ControllerContext run = new ControllerContext(controller, door, own, shared);
                runs.add(run);
                controller.start(run);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        runs.forEach(ControllerContext::complete);
        shared.start();
    }

    private synchronized void end() {
        if (informers != null) informers.close();
        if (term != null) term.close();
        informers = null;
        term = null;
    }

    /** Ends the controllers; where it leads, the lease is given back after that. */
    @Override
    public void close() {
        close(() -> {});
    }

    /**
     * As {@link #close()}.
     *
     * @param ended run, on any thread, once the controllers have ended and the lease was given back or could not be
     */
    public void close(Runnable ended) {
        Elector candidate = elector;
        if (candidate != null) {
            candidate.close(ended);
        } else {
            end();
            ended.run();
        }
    }
}
