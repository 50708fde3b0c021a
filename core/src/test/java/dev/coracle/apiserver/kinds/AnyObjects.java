package dev.coracle.apiserver.kinds;

import dev.coracle.apiserver.ServedKind;
import dev.coracle.model.json.DecodeException;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.schema.Field;
import dev.coracle.model.schema.FieldType;
import dev.coracle.model.schema.Scalar;
import dev.coracle.model.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Objects with any of their fields, made of values among which some mean something to Kubernetes. */
final class AnyObjects {
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "b",
            "A b",
            "example.com/x",
            "None",
            "10.96.0.1",
            "fd00::1",
            "10.0.0.0/8",
            "In",
            "Exists",
            "Lt",
            "Always",
            "OnFailure",
            "Never",
            "Local",
            "NodePort",
            "LoadBalancer",
            "ExternalName",
            "IPv4",
            "IPv6",
            "cpu",
            "hugepages-2Mi",
            "DoNotSchedule",
            "Localhost",
            "windows",
            "linux",
            "/a/../b",
            "iqn.2015-02.x:y",
            "eui.1",
            "metadata.name",
            "metadata.labels['a']",
            "limits.memory",
            "TCP",
            "50%",
            "200%",
            "orphan",
            "x".repeat(300));
    private static final List<String> QUANTITIES = List.of("0", "1", "-1", "100m", "1500u", "2Mi", "3Gi", "1e3");

    private final Random random;

    AnyObjects(Random random) {
        this.random = random;
    }

    /** An object of this kind. */
    <T extends ApiObject> T of(ServedKind<T> kind) {
        Class<T> type = kind.resource().type();
        while (true) {
            try {
                return Json.fromTree(type, struct(Schema.of(type), 0));
            } catch (DecodeException e) {
                // Some texts are no such value; another try makes others.
            }
        }
    }

    private Map<String, Object> struct(Schema schema, int depth) {
        Map<String, Object> result = new LinkedHashMap<>();
        int likely = depth < 2 ? 2 : 4;
        for (Field field : schema.fields()) {
            if (depth < 9 && random.nextInt(likely) == 0) result.put(field.name(), value(field.type(), depth + 1));
        }
        return result;
    }

    private Object value(FieldType type, int depth) {
        if (type instanceof FieldType.Plain plain) return scalar(plain.scalar());
        if (type instanceof FieldType.Struct struct) return struct(struct.schema(), depth);
        if (type instanceof FieldType.ListOf list) {
            List<Object> elements = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) elements.add(value(list.element(), depth));
            return elements;
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        if (type instanceof FieldType.MapOf map) {
            for (int i = random.nextInt(3); i > 0; i--) entries.put(any(TEXTS), value(map.value(), depth));
        }
        return entries;
    }

    private Object scalar(Scalar scalar) {
        return switch (scalar) {
            case STRING -> any(TEXTS);
            case BOOLEAN -> random.nextBoolean();
            case INT32, INT64 -> (long) random.nextInt(5) - 1;
            case QUANTITY -> any(QUANTITIES);
            case INT_OR_STRING -> random.nextBoolean() ? any(TEXTS) : (long) random.nextInt(3);
            case TIME -> "2026-01-02T03:04:05Z";
            case MICRO_TIME -> "2026-01-02T03:04:05.678901Z";
            case BYTES -> "AAAA";
            case FIELDS_V1 -> Map.of();
        };
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
