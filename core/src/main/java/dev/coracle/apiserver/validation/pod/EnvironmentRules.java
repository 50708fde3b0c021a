package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.EnvFromSource;
import dev.coracle.model.core.EnvVar;
import dev.coracle.model.core.EnvVarSource;
import java.util.List;

/** What makes the environment of a container valid. */
final class EnvironmentRules {
    private static final List<String> FIELDS = List.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.serviceAccountName",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs");

    private EnvironmentRules() {}

    static void check(FieldErrors errors, FieldPath path, Container container) {
        for (int i = 0; i < container.env().size(); i++) {
            variable(errors, path.child("env").index(i), container.env().get(i));
        }
        for (int i = 0; i < container.envFrom().size(); i++) {
            source(errors, path.child("envFrom"), i, container.envFrom().get(i));
        }
    }

    private static void variable(FieldErrors errors, FieldPath path, EnvVar variable) {
        if (variable.name().isEmpty()) {
            errors.required(path.child("name"));
        } else {
            name(errors, path.child("name"), variable.name());
        }
        if (variable.valueFrom().isEmpty()) return;
        EnvVarSource from = variable.valueFrom().get();
        FieldPath place = path.child("valueFrom");
        int sources = sources(errors, place, from);
        if (sources == 0) {
            errors.invalid(
                    place,
                    "",
                    "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`");
        } else if (!variable.value().orElse("").isEmpty()) {
            errors.invalid(place, "", "may not be specified when `value` is not empty");
        } else if (sources > 1) {
            errors.invalid(place, "", "may not have more than one field specified at a time");
        }
    }

    private static int sources(FieldErrors errors, FieldPath path, EnvVarSource from) {
        from.fieldRef().ifPresent(it -> ReferenceRules.field(errors, path.child("fieldRef"), it, FIELDS));
        from.resourceFieldRef()
                .ifPresent(it -> ReferenceRules.resource(errors, path.child("resourceFieldRef"), it, false));
        from.configMapKeyRef()
                .ifPresent(it ->
                        key(errors, path.child("configMapKeyRef"), it.name().orElse(""), it.key()));
        from.secretKeyRef()
                .ifPresent(
                        it -> key(errors, path.child("secretKeyRef"), it.name().orElse(""), it.key()));
        return (from.fieldRef().isPresent() ? 1 : 0)
                + (from.resourceFieldRef().isPresent() ? 1 : 0)
                + (from.configMapKeyRef().isPresent() ? 1 : 0)
                + (from.secretKeyRef().isPresent() ? 1 : 0);
    }

    private static void key(FieldErrors errors, FieldPath path, String name, String key) {
        errors.invalid(path.child("name"), name, Names.SUBDOMAIN.complaints(name));
        if (key.isEmpty()) {
            errors.required(path.child("key"));
        } else {
            errors.invalid(path.child("key"), key, Values.configKey(key));
        }
    }

    /** Since 1.32 any printable ASCII but the equals sign may stand in a name. */
    private static void name(FieldErrors errors, FieldPath path, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= ' ' && c < 127 && c != '=') continue;
            errors.invalid(
                    path,
                    name,
                    "a valid environment variable name must consist only of printable ASCII characters other than '='");
            return;
        }
    }

    private static void source(FieldErrors errors, FieldPath list, int index, EnvFromSource from) {
        FieldPath path = list.index(index);
        from.prefix().ifPresent(prefix -> name(errors, path.child("prefix"), prefix));
        from.configMapRef()
                .ifPresent(it ->
                        reference(errors, path.child("configMapRef"), it.name().orElse("")));
        from.secretRef()
                .ifPresent(it ->
                        reference(errors, path.child("secretRef"), it.name().orElse("")));
        if (from.configMapRef().isEmpty() && from.secretRef().isEmpty()) {
            errors.invalid(list, "", "must specify one of: `configMapRef` or `secretRef`");
        } else if (from.configMapRef().isPresent() && from.secretRef().isPresent()) {
            errors.invalid(list, "", "may not have more than one field specified at a time");
        }
    }

    private static void reference(FieldErrors errors, FieldPath path, String name) {
        if (name.isEmpty()) {
            errors.required(path.child("name"));
        } else {
            errors.invalid(path.child("name"), name, Names.SUBDOMAIN.prefixComplaints(name));
        }
    }
}
