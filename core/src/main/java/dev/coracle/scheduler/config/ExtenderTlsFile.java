package dev.coracle.scheduler.config;

import dev.coracle.model.Bytes;
import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Whom to trust, and who to be. */
@Value.Immutable
interface ExtenderTlsFile extends ModelValue, WithExtenderTlsFile {
    /** Nothing set. */
    ExtenderTlsFile EMPTY = builder().build();

    /** Whether to trust everybody; refused. */
    @Value.Default
    default boolean insecure() {
        return false;
    }

    /** Name to expect, instead of that in the address; refused. */
    Optional<String> serverName();

    /** File of the own certificate. */
    Optional<String> certFile();

    /** File of its key. */
    Optional<String> keyFile();

    /** File of the authorities. */
    Optional<String> caFile();

    /** The own certificate, as PEM in base64. */
    Optional<Bytes> certData();

    /** Its key. */
    Optional<Bytes> keyData();

    /** The authorities. */
    Optional<Bytes> caData();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableExtenderTlsFile.Builder {}
}
