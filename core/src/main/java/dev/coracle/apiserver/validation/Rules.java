package dev.coracle.apiserver.validation;

import dev.coracle.model.meta.ApiObject;
import java.util.List;

/** What makes objects of one kind valid, beyond what holds for all metadata. Pure: looks at nothing but its arguments. */
public interface Rules<T extends ApiObject> {
    /** What is wrong with a new object, after defaults; all mistakes at once. */
    List<FieldError> create(T object);

    /** What is wrong with a change; by default only what would be wrong with a new object. */
    default List<FieldError> update(T object, T stored) {
        return create(object);
    }

    /** Everything is valid. */
    static <T extends ApiObject> Rules<T> none() {
        return object -> List.of();
    }
}
