package dev.coracle.controllers.nodelifecycle;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls of the monitor, and whether it hears of the cluster at all: while it does not, silence says nothing about nodes.
 * One thread at a time.
 */
final class Door {
    private static final Logger log = LoggerFactory.getLogger(NodeLifecycle.class);

    private final Runnable opened;
    private boolean shut;
    private long lastContact;

    /**
     * A door that is open.
     *
     * @param opened run when the cluster can be heard of again
     */
    Door(long now, Runnable opened) {
        this.lastContact = now;
        this.opened = opened;
    }

    /** Notes that the cluster was heard of. */
    void heard(long now) {
        lastContact = now;
        if (!shut) return;
        shut = false;
        opened.run();
    }

    /** Notes that the cluster was heard of at a moment which may be past: that says nothing about a door shut since. */
    void heardAt(long moment) {
        if (!shut) lastContact = Math.max(lastContact, moment);
    }

    /** Whether the cluster was heard of since this moment. */
    boolean heardSince(long moment) {
        return lastContact - moment > 0;
    }

    /** Makes a call; empty where it is to be tried again. */
    <T> Optional<T> call(long now, Supplier<T> call) {
        try {
            T answer = call.get();
            heard(now);
            return Optional.of(answer);
        } catch (ApiException e) {
            if (e.code() >= 500) shut = true; // the server is there, but the cluster is not
            else heard(now);
            tell(e);
        } catch (UnreachableException | UnknownOutcomeException e) {
            shut = true;
            tell(e);
        }
        return Optional.empty();
    }

    private static void tell(RuntimeException why) {
        log.atDebug().addKeyValue("why", why.getMessage()).log("to be tried again");
    }
}
