package dev.coracle.model.core;

import dev.coracle.model.AlwaysWritten;
import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.MicroTime;
import dev.coracle.model.Required;
import dev.coracle.model.Resource;
import dev.coracle.model.Time;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Informative record of something that happened to an object; kept for a limited time and not guaranteed to be
 * complete.
 */
@GroupVersionKind(version = "v1", kind = "Event")
@Resource(plural = "events", shortNames = "ev")
@Value.Immutable
public interface Event extends ApiObject, WithEvent {
    @Override
    @Derived
    default String apiVersion() {
        return "v1";
    }

    @Override
    @Derived
    default String kind() {
        return "Event";
    }

    /** Object identity, labels and annotations. */
    @Override
    @Required
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** What the reporter did or failed to do about the object, as a CamelCase word. */
    Optional<String> action();

    /** Number of occurrences folded into this record; used by the older event style. */
    @Value.Default
    default int count() {
        return 0;
    }

    /** RFC 3339 time with microseconds of the first observation; used by the newer event style. */
    @AlwaysWritten
    Optional<MicroTime> eventTime();

    /** RFC 3339 time of the first occurrence; used by the older event style. */
    @AlwaysWritten
    Optional<Time> firstTimestamp();

    /** Object that the event is about. */
    @Required
    @Value.Default
    default ObjectReference involvedObject() {
        return ObjectReference.EMPTY;
    }

    /** RFC 3339 time of the latest occurrence; used by the older event style. */
    @AlwaysWritten
    Optional<Time> lastTimestamp();

    /** Account of the event for humans. */
    Optional<String> message();

    /** Short CamelCase cause for programs to match on, such as {@code FailedScheduling} or {@code BackOff}. */
    Optional<String> reason();

    /** Second object involved, for example one created by the action; absent means none. */
    Optional<ObjectReference> related();

    /** Controller that emitted the event, such as {@code kubernetes.io/kubelet}. */
    @AlwaysWritten
    Optional<String> reportingComponent();

    /** Instance of the reporting controller, such as a pod or node name. */
    @AlwaysWritten
    Optional<String> reportingInstance();

    /** Repetition data for a recurring event; absent means a single occurrence. */
    Optional<EventSeries> series();

    /** Component that reported the event; used by the older event style. */
    @Value.Default
    default EventSource source() {
        return EventSource.EMPTY;
    }

    /** Severity class: {@code Normal} or {@code Warning}; more may be added. */
    Optional<String> type();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEvent.Builder {}
}
