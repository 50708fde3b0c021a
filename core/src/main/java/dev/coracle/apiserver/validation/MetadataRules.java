package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;

/** What makes the metadata of any object valid. */
public final class MetadataRules {
    private static final FieldPath METADATA = FieldPath.of("metadata");

    private MetadataRules() {}

    /** What is wrong with the metadata of a new object. */
    public static List<FieldError> create(ResourceType<?> resource, ApiObject object, Names.Rule nameRule) {
        List<FieldError> errors = new ArrayList<>();
        if (object.name().isEmpty()) {
            errors.add(FieldError.required(METADATA.child("name"), "name or generateName is required"));
        } else {
            nameRule.complaint(object.name())
                    .ifPresent(why -> errors.add(FieldError.invalid(METADATA.child("name"), object.name(), why)));
        }
        return errors;
    }

    /** What is wrong with a change of metadata. */
    public static List<FieldError> update(
            ResourceType<?> resource, ApiObject object, ApiObject stored, Names.Rule nameRule) {
        return create(resource, object, nameRule);
    }
}
