package dev.coracle.apiserver.kinds;

import dev.coracle.apiserver.Dependents;
import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.validation.EventRules;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.ObjectReference;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What happened: events, which disappear by themselves. */
final class Events {
    private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

    static final ServedKind<Event> KIND = ServedKind.of(Event.class)
            .rules(new EventRules())
            .nameRule(Names.PATH_SEGMENT)
            .updateCreates(true)
            .dependents(Dependents.IGNORED)
            .timeToLive(TIME_TO_LIVE)
            .putSelectableField("involvedObject.kind", involved(ObjectReference::kind))
            .putSelectableField("involvedObject.namespace", involved(ObjectReference::namespace))
            .putSelectableField("involvedObject.name", involved(ObjectReference::name))
            .putSelectableField("involvedObject.uid", involved(ObjectReference::uid))
            .putSelectableField("involvedObject.apiVersion", involved(ObjectReference::apiVersion))
            .putSelectableField("involvedObject.resourceVersion", involved(ObjectReference::resourceVersion))
            .putSelectableField("involvedObject.fieldPath", involved(ObjectReference::fieldPath))
            .putSelectableField("reason", event -> event.reason().orElse(""))
            .putSelectableField("reportingComponent", Events::reporter)
            .putSelectableField("source", event -> event.source().component().orElseGet(() -> reporter(event)))
            .putSelectableField("type", event -> event.type().orElse(""))
            .build();

    private Events() {}

    private static Function<Event, String> involved(Function<ObjectReference, Optional<String>> field) {
        return event -> field.apply(event.involvedObject()).orElse("");
    }

    private static String reporter(Event event) {
        return event.reportingComponent().orElse("");
    }
}
