package dev.coracle.model.core;

import dev.coracle.model.Bytes;
import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Non-confidential configuration as key-value pairs, at most 1 MiB in total, for use as environment variables or
 * files.
 */
@GroupVersionKind(version = "v1", kind = "ConfigMap")
@Resource(plural = "configmaps", shortNames = "cm")
@Value.Immutable
public interface ConfigMap extends ApiObject, WithConfigMap {
    @Override
    @Derived
    default String apiVersion() {
        return "v1";
    }

    @Override
    @Derived
    default String kind() {
        return "ConfigMap";
    }

    /** Object identity, labels and annotations. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Binary values by key, Base64-encoded in JSON; keys have to differ from those in {@code data}. */
    Map<String, Bytes> binaryData();

    /** UTF-8 text values by key; a key may contain letters, digits, {@code -}, {@code _} and {@code .}. */
    Map<String, String> data();

    /** Whether the contents are frozen for good, leaving only the metadata editable; absent means {@code false}. */
    Optional<Boolean> immutable();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableConfigMap.Builder {}
}
