package dev.coracle.model.json;

import dev.coracle.model.FieldPath;
import dev.coracle.model.ModelValue;
import dev.coracle.model.schema.Field;
import dev.coracle.model.schema.FieldType;
import dev.coracle.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the fields of a value stand, walked apart from the decoder. */
final class ModelPaths {
    private final List<String> known = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private ModelPaths() {}

    static ModelPaths of(ModelValue value) {
        ModelPaths paths = new ModelPaths();
        paths.walk(value, FieldPath.ROOT);
        return paths;
    }

    /** Fields of the model and entries of its maps. */
    List<String> known() {
        return known;
    }

    /** Fields that the model lacks. */
    List<String> unknown() {
        return unknown;
    }

    private void walk(ModelValue value, FieldPath path) {
        for (Field field : Schema.of(Types.of(value)).fields()) {
            Object content = field.get(value);
            if (content == null) continue;
            known.add(path.child(field.name()).toString());
            walk(field.type(), content, path.child(field.name()));
        }
        value.unknownFields()
                .keySet()
                .forEach(name -> unknown.add(path.child(name).toString()));
    }

    private void walk(FieldType type, Object content, FieldPath path) {
        if (content instanceof ModelValue part) walk(part, path);
        if (type instanceof FieldType.ListOf list) {
            List<?> elements = (List<?>) content;
            for (int i = 0; i < elements.size(); i++) walk(list.element(), elements.get(i), path.index(i));
        } else if (type instanceof FieldType.MapOf) {
            ((Map<?, ?>) content)
                    .keySet()
                    .forEach(key -> known.add(path.child((String) key).toString()));
        }
    }
}
