package dev.coracle.model.schema;

import dev.coracle.SharedData;
import dev.coracle.model.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Kubernetes' own description of its types, and how a field of it reads in one line. */
final class KubernetesDefinitions {
    private static final Map<String, String> SCALARS = Map.of(
            "io.k8s.apimachinery.pkg.api.resource.Quantity", "quantity",
            "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1", "fields_v1",
            "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime", "micro_time",
            "io.k8s.apimachinery.pkg.apis.meta.v1.Time", "time",
            "io.k8s.apimachinery.pkg.util.intstr.IntOrString", "int_or_string");

    private final Map<?, ?> definitions;
    private final Map<?, ?> paths;

    private KubernetesDefinitions(Map<?, ?> document) {
        definitions = map(document, "definitions");
        paths = map(document, "paths");
    }

    static KubernetesDefinitions read() {
        String text = SharedData.text("data/kubernetes-1.33-openapi.json.gz");
        return new KubernetesDefinitions(
                (Map<?, ?>) Objects.requireNonNull(Json.parse(text).tree()));
    }

    /** Whether requests go to this path. */
    boolean hasPath(String path) {
        return paths.containsKey(path);
    }

    /** The fields of a definition by name, each with its type and how it is merged and patched. */
    Map<String, String> fields(String definition) {
        Map<?, ?> type = map(definitions, definition);
        List<?> required = type.get("required") instanceof List<?> names ? names : List.of();
        Map<String, String> fields = new TreeMap<>();
        map(type, "properties").forEach((name, field) -> {
            Map<?, ?> property = (Map<?, ?>) field;
            fields.put(
                    (String) name,
                    shape(property)
                            + (required.contains(name) ? ", required" : "")
                            + merge(property)
                            + patch(property));
        });
        return fields;
    }

    private String shape(Map<?, ?> property) {
        if (property.get("$ref") instanceof String reference) {
            String definition = reference.replace("#/definitions/", "");
            return Objects.requireNonNullElse(SCALARS.get(definition), definition);
        }
        return switch (String.valueOf(property.get("type"))) {
            case "array" -> "list of " + shape(map(property, "items"));
            case "object" ->
                property.containsKey("additionalProperties")
                        ? "map of " + shape(map(property, "additionalProperties"))
                        : "anything";
            case "string" -> "byte".equals(property.get("format")) ? "bytes" : "string";
            case "integer" -> String.valueOf(property.get("format"));
            case "boolean" -> "boolean";
            default -> throw new AssertionError("unexpected type in " + property);
        };
    }

    private String merge(Map<?, ?> property) {
        if ("array".equals(property.get("type"))) {
            return switch (String.valueOf(property.get("x-kubernetes-list-type"))) {
                case "map" -> ", a map by " + property.get("x-kubernetes-list-map-keys");
                case "set" -> ", a set";
                default -> ", atomic";
            };
        }
        Object type = property.get("x-kubernetes-map-type");
        if (type == null && property.get("$ref") instanceof String reference) {
            type = map(definitions, reference.replace("#/definitions/", "")).get("x-kubernetes-map-type");
        }
        return "atomic".equals(type) ? ", atomic" : "";
    }

    private static String patch(Map<?, ?> property) {
        Object strategy = property.get("x-kubernetes-patch-strategy");
        if (strategy == null) return "";
        return ", patch " + strategy
                + Objects.requireNonNullElse(property.get("x-kubernetes-patch-merge-key"), "")
                        .toString()
                        .replaceFirst("(.+)", " by $1");
    }

    private static Map<?, ?> map(Map<?, ?> parent, String name) {
        @Nullable Object child = parent.get(name);
        if (child instanceof Map<?, ?> map) return map;
        throw new AssertionError("Kubernetes has no " + name);
    }
}
