package dev.coracle.model.json;

import dev.coracle.model.Bytes;
import dev.coracle.model.FieldsV1;
import dev.coracle.model.IntOrString;
import dev.coracle.model.MicroTime;
import dev.coracle.model.ModelTypes;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Quantity;
import dev.coracle.model.Time;
import dev.coracle.model.schema.Field;
import dev.coracle.model.schema.FieldType;
import dev.coracle.model.schema.Scalar;
import dev.coracle.model.schema.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Arbitrary values of every type of the model, made from its schema alone; unknown fields among the known ones. */
final class ModelValues extends DomainContextBase {
    private static final int DEPTH = 5;
    private static final int MOST_FIELDS = 6;

    @Provide
    Arbitrary<ModelValue> values() {
        return Arbitraries.of(ModelTypes.all()).flatMap(type -> values(Schema.of(type), DEPTH));
    }

    private static Arbitrary<ModelValue> values(Schema schema, int depth) {
        if (depth == 0 || schema.fields().isEmpty())
            return Arbitraries.just(schema.draft().finish());
        Arbitrary<List<Field>> chosen = Arbitraries.of(schema.fields())
                .set()
                .ofMaxSize(Math.min(MOST_FIELDS, schema.fields().size()))
                .map(List::copyOf);
        Arbitrary<ModelValue> known = chosen.flatMap(fields -> Combinators.combine(
                        fields.stream().map(field -> content(field, depth - 1)).toList())
                .as(contents -> build(schema, fields, contents)));
        return Combinators.combine(known, unknown()).as(ModelValues::withUnknown);
    }

    private static ModelValue build(Schema schema, List<Field> fields, List<Object> contents) {
        Schema.Draft draft = schema.draft();
        for (int i = 0; i < fields.size(); i++) draft.set(fields.get(i), contents.get(i));
        return draft.finish();
    }

    private static ModelValue withUnknown(ModelValue value, Map<String, Object> unknown) {
        Schema schema = Schema.of(Types.of(value));
        Schema.Draft draft = schema.draft();
        for (Field field : schema.fields()) {
            Object content = field.get(value);
            if (content != null) draft.set(field, content);
        }
        unknown.forEach(draft::keep);
        return draft.finish();
    }

    private static Arbitrary<Map<String, Object>> unknown() {
        Arbitrary<String> names = Arbitraries.of("x-a", "x-b", "zz", "A");
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Map.of())),
                Tuple.of(1, Arbitraries.maps(names, JsonTrees.trees(2)).ofMaxSize(2)));
    }

    private static Arbitrary<Object> content(Field field, int depth) {
        boolean emptyIsAbsent = field.optional() && !field.keepsEmpty();
        if (field.type() instanceof FieldType.Plain plain && plain.scalar() == Scalar.STRING && emptyIsAbsent) {
            return JsonTrees.texts().filter(text -> !text.isEmpty()).asGeneric();
        }
        return content(field.type(), depth);
    }

    private static Arbitrary<Object> content(FieldType type, int depth) {
        if (type instanceof FieldType.Plain plain) return scalars(plain.scalar());
        if (type instanceof FieldType.Struct struct)
            return values(struct.schema(), depth).asGeneric();
        if (type instanceof FieldType.ListOf list) {
            return content(list.element(), depth).list().ofMaxSize(3).asGeneric();
        }
        if (type instanceof FieldType.MapOf map) {
            return Arbitraries.maps(JsonTrees.texts(), content(map.value(), depth))
                    .ofMaxSize(3)
                    .asGeneric();
        }
        return JsonTrees.trees(2);
    }

    private static Arbitrary<Object> scalars(Scalar scalar) {
        return switch (scalar) {
            case STRING -> JsonTrees.texts().asGeneric();
            case BOOLEAN -> Arbitraries.of(true, false).asGeneric();
            case INT32 -> Arbitraries.integers().asGeneric();
            case INT64 -> Arbitraries.longs().asGeneric();
            case QUANTITY -> quantities().asGeneric();
            case INT_OR_STRING ->
                Arbitraries.oneOf(
                                Arbitraries.integers().map(IntOrString::of),
                                JsonTrees.texts().map(IntOrString::of))
                        .asGeneric();
            case TIME -> instants().map(Time::new).asGeneric();
            case MICRO_TIME -> instants().map(MicroTime::new).asGeneric();
            case BYTES ->
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMaxSize(8)
                        .map(Bytes::of)
                        .asGeneric();
            case FIELDS_V1 ->
                JsonTrees.objects(JsonTrees.trees(2)).map(FieldsV1::of).asGeneric();
        };
    }

    private static Arbitrary<Quantity> quantities() {
        Arbitrary<String> suffixes = Arbitraries.of("", "n", "u", "m", "k", "M", "G", "Ki", "Mi", "Gi", "e3", "e-3");
        return Combinators.combine(Arbitraries.integers(), suffixes)
                .as((number, suffix) -> Quantity.parse(number + suffix));
    }

    /** Between the years 0 and 9999, which is what four digits hold. */
    private static Arbitrary<Instant> instants() {
        long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        return Combinators.combine(
                        Arbitraries.longs().between(first, last),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }
}
