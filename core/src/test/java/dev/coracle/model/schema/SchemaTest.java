package dev.coracle.model.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.model.ModelTypes;
import dev.coracle.model.ModelValue;
import dev.coracle.model.core.EnvVar;
import dev.coracle.model.core.Pod;
import dev.coracle.model.json.Json;
import dev.coracle.model.json.Yaml;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.TypeMeta;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
    static List<Class<? extends ModelValue>> types() {
        return ModelTypes.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyFieldCanBeReadFromAnEmptyValueAndSetAgain(Class<? extends ModelValue> type) {
        Schema schema = Schema.of(type);
        ModelValue empty = schema.draft().finish();
        Schema.Draft draft = schema.draft();
        for (Field field : schema.fields()) {
            Object content = field.get(empty);
            if (content != null) draft.set(field, content);
            assertThat(schema.field(field.name())).isSameAs(field);
        }

        assertThat(draft.finish()).isEqualTo(empty);
        assertThat(schema.fields()).extracting(Field::name).isSorted().doesNotContain("unknownFields");
        assertThat(Schema.of(type)).isSameAs(schema);
    }

    @Test
    void somebodyElsesKindIsServedLikeOurs() {
        Widget widget = Widget.builder()
                .metadata(ObjectMeta.builder().name("w").build())
                .size(3)
                .addNeed(EnvVar.builder().name("A").build())
                .build();
        Scheme scheme = Scheme.builtIn().with(List.of(Widget.class));

        assertThat(Json.decode(Widget.class, Json.encode(widget))).isEqualTo(widget);
        assertThat(Yaml.objects(Yaml.write(widget), scheme)).containsExactly(widget);
        assertThat(Objects.requireNonNull(Schema.of(Widget.class).field("needs"))
                        .listKeys())
                .containsExactly("name");
        assertThat(ResourceType.of(Widget.class)).satisfies(resource -> {
            assertThat(resource.groupResource()).isEqualTo("widgets.example.com");
            assertThat(resource.groupKind()).isEqualTo("Widget.example.com");
            assertThat(resource.apiVersion()).isEqualTo("example.com/v1");
            assertThat(resource.shortNames()).containsExactly("wd");
            assertThat(resource.namespaced()).isFalse();
        });
        assertThat(Scheme.builtIn().find("example.com/v1", "Widget")).isEmpty();
    }

    @Test
    void everyKindNamesItselfAsItIsFound() {
        for (Class<? extends TypeMeta> type : Scheme.builtIn().types()) {
            TypeMeta value = type.cast(Schema.of(type).draft().finish());

            assertThat(Scheme.builtIn().find(value.apiVersion(), value.kind())).hasValue(type);
            assertThat(value.kind()).isEqualTo(type.getSimpleName());
        }
    }

    @Test
    void whatIsNoTypeOfTheModelIsRefusedByName() {
        assertThatThrownBy(() -> Schema.of(ApiObject.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(ApiObject.class + " has no nested class Builder: is it a type of the model?");
        assertThatThrownBy(() -> ResourceType.of(ApiObject.class))
                .hasMessage("dev.coracle.model.meta.ApiObject needs @GroupVersionKind and @Resource to be served");
        assertThatThrownBy(() -> FieldType.of(StringBuilder.class)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ResourceType.of(Pod.class))
                .isSameAs(ResourceType.of(Pod.class))
                .hasToString("pods");
    }
}
