package dev.coracle.scheduler.extender;

import dev.coracle.model.json.DecodeException;
import dev.coracle.model.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an extender answered. Names of fields may be written large or small, as Go reads them. */
final class Answer {
    private final Map<String, @Nullable Object> fields;

    private Answer(Map<?, ?> tree) {
        fields = new LinkedHashMap<>();
        tree.forEach((name, value) -> fields.put(String.valueOf(name).toLowerCase(Locale.ROOT), value));
    }

    static Answer of(@Nullable Object tree) {
        return new Answer(tree instanceof Map<?, ?> map ? map : Collections.emptyMap());
    }

    /** The document that an extender at an address answered with. */
    static @Nullable Object parse(URI address, String text) {
        try {
            return Json.parse(text).tree();
        } catch (DecodeException e) {
            throw new ExtenderException("extender at " + address + " answered no JSON: " + e.getMessage(), e);
        }
    }

    /** Fails where the extender says that it has failed. */
    Answer checked() {
        String error = text("Error");
        if (!error.isEmpty()) throw new ExtenderException(error);
        return this;
    }

    String text(String name) {
        return fields.get(name.toLowerCase(Locale.ROOT)) instanceof String text ? text : "";
    }

    long number(String name) {
        return fields.get(name.toLowerCase(Locale.ROOT)) instanceof Number number ? number.longValue() : 0;
    }

    /** A list, where there is one. */
    Optional<List<@Nullable Object>> list(String name) {
        if (!(fields.get(name.toLowerCase(Locale.ROOT)) instanceof List<?> list)) return Optional.empty();
        return Optional.of(new ArrayList<>(list));
    }

    /** An object, as an answer of its own; empty where there is none. */
    Answer part(String name) {
        return of(fields.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The fields of an object, as they are written; none where there is none. */
    Map<String, @Nullable Object> map(String name) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (fields.get(name.toLowerCase(Locale.ROOT)) instanceof Map<?, ?> tree) {
            tree.forEach((key, value) -> map.put(String.valueOf(key), value));
        }
        return map;
    }

    /** An object whose values are texts. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(name).forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return texts;
    }
}
