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

/** Confidential data such as passwords, tokens or keys, at most 1 MiB in total. */
@GroupVersionKind(version = "v1", kind = "Secret")
@Resource(plural = "secrets")
@Value.Immutable
public interface Secret extends ApiObject, WithSecret {
    @Override
    @Derived
    default String apiVersion() {
        return "v1";
    }

    @Override
    @Derived
    default String kind() {
        return "Secret";
    }

    /** Identity of the secret; its name must be a DNS subdomain. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /**
     * Secret bytes by key, base64-encoded in JSON; keys consist of letters, digits, {@code -}, {@code _} and {@code
     * .}.
     */
    Map<String, Bytes> data();

    /** Whether the contents are frozen; once {@code true} it cannot be undone, absent means {@code false}. */
    Optional<Boolean> immutable();

    /** Plain text values by key, write-only: the server stores them in {@code data}, overriding equal keys there. */
    Map<String, String> stringData();

    /**
     * Intended use that governs which keys are required, e.g. {@code kubernetes.io/tls}; {@code Opaque} by default,
     * immutable.
     */
    Optional<String> type();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableSecret.Builder {}
}
