package dev.coracle.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.FieldPath;
import dev.coracle.model.ModelValue;
import dev.coracle.model.schema.Field;
import dev.coracle.model.schema.FieldType;
import dev.coracle.model.schema.Scalar;
import dev.coracle.model.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.jspecify.annotations.Nullable;

@Domain(ModelValues.class)
@Domain(DomainContext.Global.class)
class JsonProperties {
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Label("what is written reads back as the same value, unknown fields at every level included")
    void roundTrip(@ForAll ModelValue value) {
        assertThat(Json.decode(Types.of(value), Json.encode(value))).isEqualTo(value);
        assertThat(Json.decode(Types.of(value), Json.toText(value))).isEqualTo(value);
        assertThat(Json.fromTree(Types.of(value), Json.toTree(value))).isEqualTo(value);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Label("the written form does not depend on the order in which fields, entries and unknown fields came")
    void canonical(@ForAll ModelValue value, @ForAll Random random) {
        Object shuffled = shuffled(Json.toTree(value), random);

        ModelValue same = Json.fromTree(Types.of(value), shuffled);

        assertThat(same).isEqualTo(value);
        assertThat(Json.toText(same)).isEqualTo(Json.toText(value));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Label("a value keeps nothing that its reader's caller could change")
    void immutable(@ForAll ModelValue value) {
        Object tree = Json.toTree(value);
        ModelValue read = Json.fromTree(Types.of(value), tree);

        clear(tree);

        assertThat(read).isEqualTo(value);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Label("null, {}, [] and \"\" say no more than silence where the type cannot tell them apart")
    void absence(@ForAll ModelValue value) {
        Object wordy = wordy(Json.toTree(value), Schema.of(Types.of(value)));

        assertThat(Json.fromTree(Types.of(value), wordy)).isEqualTo(value);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Label("strict reading names each unknown field by its path, and nothing else")
    void unknownFields(@ForAll ModelValue value) {
        List<String> expected = ModelPaths.of(value).unknown().stream()
                .map(path -> "unknown field " + quoted(path))
                .toList();

        List<String> mistakes =
                Json.strict(Types.of(value), Json.parse(Json.encode(value))).mistakes();

        assertThat(mistakes).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Label("strict reading names the field that stands twice by its path, and lenient reading takes the last")
    void duplicateField(@ForAll ModelValue value, @ForAll Random random) {
        Schema schema = Schema.of(Types.of(value));
        List<String> paths = ModelPaths.of(value).known().stream().distinct().toList();
        Assume.that(!paths.isEmpty() && ModelPaths.of(value).unknown().isEmpty());
        String twice = paths.get(random.nextInt(paths.size()));
        StringJoiner hits = new StringJoiner(" ");
        String text = textWith(twice, Json.toTree(value), FieldPath.ROOT, hits);
        Assume.that(hits.length() == 1);

        Json.Strict<? extends ModelValue> read = Json.strict(schema.type(), Json.parse(text));

        assertThat(read.value()).isEqualTo(value);
        assertThat(read.mistakes()).containsExactly("duplicate field " + quoted(twice));
    }

    private static String quoted(String path) {
        return "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static @Nullable Object shuffled(@Nullable Object tree, Random random) {
        if (tree instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(shuffled(element, random)));
            return copy;
        }
        if (!(tree instanceof Map<?, ?> map)) return tree;
        List<String> names = new ArrayList<>();
        map.keySet().forEach(name -> names.add((String) name));
        Collections.shuffle(names, random);
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        names.forEach(name -> copy.put(name, shuffled(map.get(name), random)));
        return copy;
    }

    private static void clear(@Nullable Object tree) {
        if (tree instanceof List<?> list) {
            list.forEach(JsonProperties::clear);
            list.clear();
        } else if (tree instanceof Map<?, ?> map) {
            map.values().forEach(JsonProperties::clear);
            map.clear();
        }
    }

    /** The same tree, in which every absent field is spelled out in one of the ways that mean nothing. */
    private static Object wordy(Object tree, Schema schema) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) tree).forEach((name, content) -> {
            Field field = schema.field((String) name);
            copy.put((String) name, field == null ? content : wordy(content, field.type()));
        });
        for (Field field : schema.fields()) {
            if (!copy.containsKey(field.name())) copy.put(field.name(), nothing(field));
        }
        return copy;
    }

    private static Object wordy(Object tree, FieldType type) {
        if (tree instanceof Map && type instanceof FieldType.Struct struct) return wordy(tree, struct.schema());
        if (tree instanceof List<?> list && type instanceof FieldType.ListOf of) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(wordy(element, of.element())));
            return copy;
        }
        return tree;
    }

    private static @Nullable Object nothing(Field field) {
        if (field.type() instanceof FieldType.ListOf) return new ArrayList<>();
        if (field.type() instanceof FieldType.MapOf) return new LinkedHashMap<>();
        if (!(field.type() instanceof FieldType.Plain plain)) return null;
        return plain.scalar() == Scalar.STRING && !field.keepsEmpty() ? "" : null;
    }

    /** The tree as JSON, with the entry at one path written twice, first with another value. */
    private static String textWith(String twice, @Nullable Object tree, FieldPath path, StringJoiner hits) {
        if (tree instanceof List<?> list) {
            StringJoiner text = new StringJoiner(",", "[", "]");
            for (int i = 0; i < list.size(); i++) text.add(textWith(twice, list.get(i), path.index(i), hits));
            return text.toString();
        }
        if (!(tree instanceof Map<?, ?> map)) return Json.treeToText(tree);
        StringJoiner text = new StringJoiner(",", "{", "}");
        map.forEach((name, content) -> {
            FieldPath place = path.child((String) name);
            if (place.toString().equals(twice)) {
                text.add(Json.treeToText(name) + ": 17");
                hits.add("x");
            }
            text.add(Json.treeToText(name) + ": " + textWith(twice, content, place, hits));
        });
        return text.toString();
    }
}
