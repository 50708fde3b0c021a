package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Event;
import java.util.List;

/**
 * What makes events valid. Events that say {@code eventTime} follow stricter rules than those of older clients, which
 * say {@code firstTimestamp} and {@code lastTimestamp}.
 */
public final class EventRules implements Rules<Event> {
    private static final FieldPath INVOLVED_NAMESPACE = FieldPath.of("involvedObject", "namespace");
    private static final int LONGEST_WORD = 128;
    private static final int LONGEST_NOTE = 1024;

    @Override
    public List<FieldError> create(Event event) {
        FieldErrors errors = new FieldErrors();
        String involved = event.involvedObject().namespace().orElse("");
        String own = event.namespace();
        boolean fits = involved.isEmpty() ? own.equals("default") : own.equals(involved);
        if (event.eventTime().isEmpty()) {
            if (!fits) errors.invalid(INVOLVED_NAMESPACE, involved, "does not match event.namespace");
        } else {
            if (involved.isEmpty() && !fits && !own.equals("kube-system")) {
                errors.invalid(INVOLVED_NAMESPACE, involved, "does not match event.namespace");
            }
            complete(errors, event);
        }
        errors.invalid(FieldPath.of("namespace"), own, Names.SUBDOMAIN.complaints(own));
        return errors.toList();
    }

    private static void complete(FieldErrors errors, Event event) {
        String controller = event.reportingComponent().orElse("");
        FieldPath path = FieldPath.of("reportingController");
        if (controller.isEmpty()) errors.required(path);
        errors.invalid(path, controller, Names.QUALIFIED.complaints(controller));
        word(errors, "reportingInstance", event.reportingInstance().orElse(""));
        word(errors, "action", event.action().orElse(""));
        word(errors, "reason", event.reason().orElse(""));
        limited(errors, "message", event.message().orElse(""), LONGEST_NOTE);
    }

    private static void word(FieldErrors errors, String field, String value) {
        if (value.isEmpty()) errors.required(FieldPath.of(field));
        limited(errors, field, value, LONGEST_WORD);
    }

    private static void limited(FieldErrors errors, String field, String value, int limit) {
        if (Shapes.bytes(value) > limit) {
            errors.invalid(FieldPath.of(field), "", "can have at most " + limit + " characters");
        }
    }
}
