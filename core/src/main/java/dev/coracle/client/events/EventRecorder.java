package dev.coracle.client.events;

import dev.coracle.api.ApiException;
import dev.coracle.api.Body.PatchType;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.client.Client;
import dev.coracle.client.Resources;
import dev.coracle.model.Time;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.EventSource;
import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records events about objects, for people to read. The same event again is counted up, many similar ones become one,
 * and who talks too much about one object is cut off, as in client-go.
 *
 * <p><b>Threads.</b> Every method may be called from any thread and returns at once; events are written one by one on a
 * worker of the recorder.
 * <p><b>Errors.</b> None reach the caller. An event is given up where the server refuses it, after twelve tries without
 * an answer, or where a thousand others wait already.
 */
public final class EventRecorder {
    private static final Logger log = LoggerFactory.getLogger(EventRecorder.class);

    private static final int LONGEST_QUEUE = 1000;
    private static final int TRIES = 12;
    /** How many names a new event may try; one only, once an earlier try of it may have been carried out. */
    private static final int NAMES = 5;

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Client client;
    private final Clock clock;
    private final Entropy chance;
    private final Worker worker;
    private final EventSource source;
    private final Correlator correlator = new Correlator();
    private final Object lock = new Object();
    private final Deque<Event> waiting = new ArrayDeque<>();
    private boolean writing;

    /** Events for which there was no room, since the queue was last empty. */
    private long dropped;

    private long lastName;

    /**
     * A recorder.
     *
     * @param component who reports, such as {@code default-scheduler}
     * @param host the node it runs on; empty where that does not matter
     */
    public EventRecorder(Client client, Platform platform, String component, String host) {
        this.client = client;
        this.clock = platform.clock();
        this.chance = platform.entropy().stream("event retries");
        this.worker = platform.worker("events of " + component);
        EventSource.Builder reporter = EventSource.builder().component(component);
        if (!host.isEmpty()) reporter.host(host);
        this.source = reporter.build();
    }

    /** Something happened as it should. */
    public void normal(ApiObject object, String reason, String message) {
        normal(reference(object), reason, message);
    }

    /** Something happened as it should. */
    public void normal(ObjectReference object, String reason, String message) {
        record("Normal", object, reason, "", Optional.empty(), message);
    }

    /** Something may need attention. */
    public void warning(ApiObject object, String reason, String message) {
        warning(reference(object), reason, message);
    }

    /** Something may need attention. */
    public void warning(ObjectReference object, String reason, String message) {
        record("Warning", object, reason, "", Optional.empty(), message);
    }

    /**
     * Something happened.
     *
     * @param type {@code Normal} or {@code Warning}
     * @param reason why, in one word
     * @param action what the reporter did, in one word; empty where that goes without saying
     * @param related another object that has to do with it
     */
    public void record(
            String type,
            ObjectReference object,
            String reason,
            String action,
            Optional<ObjectReference> related,
            String message) {
        Event event = event(object, type, reason, message, clock.now()).withRelated(related);
        record(action.isEmpty() ? event : event.withAction(action));
    }

    /** The object as events refer to it. */
    public static ObjectReference reference(ApiObject object) {
        ObjectReference.Builder reference =
                ObjectReference.builder().apiVersion(object.apiVersion()).kind(object.kind());
        reference
                .name(object.metadata().name())
                .namespace(object.metadata().namespace())
                .uid(object.metadata().uid())
                .resourceVersion(object.metadata().resourceVersion());
        return reference.build();
    }

    /** Whether every event was written or given up. */
    public boolean isIdle() {
        synchronized (lock) {
            return !writing;
        }
    }

    private void record(Event event) {
        synchronized (lock) {
            if (waiting.size() >= LONGEST_QUEUE) {
                if (dropped++ == 0) log.warn("too many events wait: more are dropped until there is room");
                return;
            }
            if (waiting.isEmpty() && dropped > 0) {
                log.atWarn().addKeyValue("events", dropped).log("dropped");
                dropped = 0;
            }
            waiting.add(event);
            if (writing) return;
            writing = true;
        }
        worker.execute(this::next);
    }

    private Event event(ObjectReference object, String type, String reason, String message, Instant now) {
        Time time = new Time(now);
        ObjectMeta metadata = ObjectMeta.builder()
                .name(name(object, now))
                .namespace(object.namespace().orElse("default"))
                .build();
        Event.Builder event = Event.builder()
                .metadata(metadata)
                .involvedObject(object)
                .type(type)
                .reason(reason)
                .message(message)
                .firstTimestamp(time)
                .lastTimestamp(time)
                .count(1)
                .source(source)
                .reportingComponent(source.component());
        return event.reportingInstance(source.host()).build();
    }

    /** A name from the time, and from a later one where this one was used: clocks tick slower than events come. */
    private String name(ObjectReference object, Instant now) {
        synchronized (lock) {
            long nanos = now.getEpochSecond() * 1_000_000_000 + now.getNano();
            lastName = Math.max(nanos, lastName + 1);
            return object.name().orElse("") + "." + Long.toHexString(lastName);
        }
    }

    private void next() {
        Event event;
        synchronized (lock) {
            event = waiting.poll();
            if (event == null) {
                writing = false;
                return;
            }
        }
        correlator.correlate(event, clock.nanos()).ifPresentOrElse(it -> write(it, 1), this::goOn);
    }

    private void goOn() {
        worker.execute(this::next);
    }

    private void write(Grouped grouped, int attempt) {
        Event event = grouped.event();
        try {
            Event stored = event.count() > 1 ? countUp(event) : create(event, attempt == 1 ? NAMES : 1);
            correlator.stored(grouped.with(stored));
        } catch (ApiException e) {
            log.atInfo()
                    .addKeyValue("event", event.key())
                    .addKeyValue("why", e.getMessage())
                    .log("event refused");
        } catch (UnreachableException | UnknownOutcomeException e) {
            if (attempt < TRIES) {
                double part = attempt == 1 ? chance.unit() : 1; // so that not all come back together
                Duration pause = Duration.ofNanos((long) (PAUSE.toNanos() * part));
                worker.after(pause, () -> write(grouped, attempt + 1));
                return;
            }
            log.atWarn()
                    .addKeyValue("event", event.key())
                    .addKeyValue("why", e.getMessage())
                    .log("event given up");
        } catch (RuntimeException e) {
            goOn();
            throw e;
        }
        goOn();
    }

    private Event countUp(Event event) {
        try {
            return events(event).patch(event.name(), PatchType.STRATEGIC, Correlator.patch(event));
        } catch (ApiException e) {
            if (e.isNotFound()) return create(event, 1); // expired meanwhile
            throw e;
        }
    }

    /** Writes a new event, under another name where another reporter chose this one at the same moment. */
    private Event create(Event event, int names) {
        try {
            return events(event).create(event);
        } catch (ApiException e) {
            if (names == 1 || !e.isAlreadyExists()) throw e;
            String other = name(event.involvedObject(), clock.now());
            return create(event.withMetadata(event.metadata().withName(other)), names - 1);
        }
    }

    private Resources<Event> events(Event event) {
        return client.events(event.namespace());
    }
}
