package dev.coracle.client.events;

import dev.coracle.model.core.Event;
import dev.coracle.model.core.ObjectReference;
import java.util.Optional;

/** Which events count as the same, as similar, and as of one source about one object. */
final class Sameness {
    private Sameness() {}

    /** The same but for the time: counted up instead of written again. */
    static String same(Event event) {
        return about(event) + "|" + text(event.involvedObject().fieldPath()) + "|" + what(event) + "|"
                + text(event.message());
    }

    /** The same but for the message: combined when there are too many. */
    static String similar(Event event) {
        return about(event) + "|" + what(event) + "|" + text(event.reportingComponent()) + "|"
                + text(event.reportingInstance());
    }

    /** Of one source, about one object: limited in rate. */
    static String about(Event event) {
        ObjectReference object = event.involvedObject();
        return String.join(
                "|",
                text(event.source().component()),
                text(event.source().host()),
                text(object.kind()),
                text(object.namespace()),
                text(object.name()),
                text(object.uid()),
                text(object.apiVersion()));
    }

    private static String what(Event event) {
        return text(event.type()) + "|" + text(event.reason());
    }

    private static String text(Optional<String> text) {
        return text.orElse("");
    }
}
