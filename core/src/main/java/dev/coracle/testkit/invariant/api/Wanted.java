package dev.coracle.testkit.invariant.api;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ListOptions;
import dev.coracle.api.WatchEvent;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.selector.FieldSelector;
import dev.coracle.model.selector.Selector;
import dev.coracle.testkit.invariant.Change;
import java.util.List;
import java.util.Optional;

/** Which objects a list or watch is about, read anew from its request. */
record Wanted(Class<?> type, String namespace, String name, Selector labels, FieldSelector fields) {
    private static final List<String> OF_ALL = List.of("metadata.name", "metadata.namespace");
    private static final List<String> OF_PODS = List.of("spec.nodeName", "status.phase");

    /** Empty where the kind is not followed, or a field is asked for that is not known here. */
    static Optional<Wanted> of(ApiRequest request, History history) {
        Class<?> type = request.resource().type();
        ListOptions options = request.list();
        FieldSelector fields = FieldSelector.parse(options.fieldSelector());
        boolean readable = fields.terms().stream().allMatch(it -> isReadable(type, it.field()));
        if (!readable || !history.follows(type) || !request.subresource().isEmpty()) return Optional.empty();
        Selector labels = Selector.parse(options.labelSelector());
        return Optional.of(new Wanted(type, request.namespace(), request.name(), labels, fields));
    }

    private static boolean isReadable(Class<?> type, String field) {
        return OF_ALL.contains(field) || (type == Pod.class && OF_PODS.contains(field));
    }

    /** What tells selections apart. */
    static String text(ApiRequest request) {
        return request.resource() + " " + request.namespace() + " " + request.name() + " "
                + request.list().labelSelector() + " " + request.list().fieldSelector();
    }

    boolean matches(ApiObject object) {
        return (namespace.isEmpty() || namespace.equals(object.namespace()))
                && (name.isEmpty() || name.equals(object.name()))
                && fields.matches(field -> value(object, field))
                && labels.matches(object.labels());
    }

    private static String value(ApiObject object, String field) {
        if (field.equals("metadata.name")) return object.name();
        if (field.equals("metadata.namespace")) return object.namespace();
        Pod pod = (Pod) object;
        return (field.equals("spec.nodeName")
                        ? pod.spec().nodeName()
                        : pod.status().phase())
                .orElse("");
    }

    /** What a watch has to tell of a change: also that an object left the selection. Empty where it concerns others. */
    Optional<WatchEvent> event(Change change) {
        Optional<ApiObject> before = change.before().filter(this::matches);
        Optional<ApiObject> after = change.after().filter(this::matches);
        if (after.isEmpty()) return before.map(WatchEvent.Deleted::new);
        return after.map(it -> before.isPresent() ? new WatchEvent.Modified(it) : new WatchEvent.Added(it));
    }
}
