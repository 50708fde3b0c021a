package dev.coracle.model.schema;

import dev.coracle.model.ApiValue;
import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.ListMap;
import dev.coracle.model.Resource;
import dev.coracle.model.core.EnvVar;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A kind of somebody else's, written as the model's own are. */
@GroupVersionKind(group = "example.com", version = "v1", kind = "Widget")
@Resource(plural = "widgets", shortNames = "wd", namespaced = false)
@ApiValue
@Value.Immutable
public interface Widget extends ApiObject, WithWidget {
    @Override
    @Derived
    default String apiVersion() {
        return "example.com/v1";
    }

    @Override
    @Derived
    default String kind() {
        return "Widget";
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** How large. */
    Optional<Integer> size();

    /** What it needs. */
    @ListMap("name")
    List<EnvVar> needs();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableWidget.Builder {}
}
