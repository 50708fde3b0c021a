package dev.coracle.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.ModelTypes;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.TypeMeta;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model has exactly Kubernetes' fields, with their types, and they merge and patch alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubernetesFieldsTest {
    private final KubernetesDefinitions kubernetes = KubernetesDefinitions.read();

    static List<Class<? extends ModelValue>> types() {
        return ModelTypes.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void fieldsAreThoseOfKubernetes(Class<? extends ModelValue> type) {
        Map<String, String> expected = kubernetes.fields(definition(type));
        if (TypeMeta.class.isAssignableFrom(type)) {
            assertThat(expected.remove("apiVersion")).isEqualTo("string");
            assertThat(expected.remove("kind")).isEqualTo("string");
        }
        Map<String, String> actual = new TreeMap<>();
        for (Field field : Schema.of(type).fields()) actual.put(field.name(), line(field));

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void everyTypeIsPartOfAKind() {
        List<Class<? extends ModelValue>> reached = Scheme.builtIn().types().stream()
                .flatMap(KubernetesFieldsTest::parts)
                .distinct()
                .toList();

        assertThat(ModelTypes.all())
                .hasSizeGreaterThan(200)
                .allSatisfy(type -> assertThat(reached).contains(type));
    }

    @Test
    void everyResourceIsServedUnderItsPlural() {
        assertThat(Scheme.builtIn().types())
                .filteredOn(type -> type.isAnnotationPresent(dev.coracle.model.Resource.class))
                .hasSizeGreaterThan(15)
                .allSatisfy(type -> {
                    ResourceType<?> resource = ResourceType.of(type.asSubclass(ApiObject.class));
                    String root = resource.group().isEmpty() ? "/api/" : "/apis/";
                    String scope = resource.namespaced() ? "/namespaces/{namespace}/" : "/";
                    assertThat(root + resource.apiVersion() + scope + resource.plural())
                            .matches(kubernetes::hasPath, "a path of Kubernetes");
                });
    }

    private static Stream<Class<? extends ModelValue>> parts(Class<? extends ModelValue> type) {
        return Stream.concat(
                Stream.of(type),
                Schema.of(type).fields().stream()
                        .flatMap(field -> structs(field.type()))
                        .flatMap(KubernetesFieldsTest::parts));
    }

    private static Stream<Class<? extends ModelValue>> structs(FieldType type) {
        if (type instanceof FieldType.Struct struct) return Stream.of(struct.type());
        if (type instanceof FieldType.ListOf list) return structs(list.element());
        return type instanceof FieldType.MapOf map ? structs(map.value()) : Stream.empty();
    }

    private static String line(Field field) {
        return shape(field.type())
                + (field.required() ? ", required" : "")
                + merge(field)
                + field.patchStrategy().map(KubernetesFieldsTest::patch).orElse("");
    }

    private static String shape(FieldType type) {
        if (type instanceof FieldType.Plain plain) return plain.scalar().name().toLowerCase(Locale.ROOT);
        if (type instanceof FieldType.Struct struct) return definition(struct.type());
        if (type instanceof FieldType.ListOf list) return "list of " + shape(list.element());
        return type instanceof FieldType.MapOf map ? "map of " + shape(map.value()) : "anything";
    }

    private static String merge(Field field) {
        if (!field.listKeys().isEmpty()) return ", a map by " + field.listKeys();
        if (field.isSet()) return ", a set";
        return field.isAtomic() ? ", atomic" : "";
    }

    private static String patch(PatchStrategy patch) {
        String strategy = switch (patch.value()) {
            case MERGE -> "merge";
            case REPLACE -> "replace";
            case RETAIN_KEYS -> "retainKeys";
            case MERGE_RETAIN_KEYS -> "merge,retainKeys";
        };
        return ", patch " + strategy + (patch.mergeKey().isEmpty() ? "" : " by " + patch.mergeKey());
    }

    private static String definition(Class<?> type) {
        String group = type.getPackageName().replaceFirst(".*\\.", "");
        return (group.equals("meta") ? "io.k8s.apimachinery.pkg.apis.meta" : "io.k8s.api." + group) + ".v1."
                + type.getSimpleName();
    }
}
