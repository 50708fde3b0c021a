package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A program that is asked over HTTP. */
@Value.Immutable
interface ExtenderFile extends ModelValue, WithExtenderFile {
    /** Nothing set. */
    ExtenderFile EMPTY = builder().build();

    /** Address to which the verbs are added. */
    @Value.Default
    default String urlPrefix() {
        return "";
    }

    /** What to add to have nodes filtered. */
    Optional<String> filterVerb();

    /** What to add to have victims reviewed. */
    Optional<String> preemptVerb();

    /** What to add to have nodes scored. */
    Optional<String> prioritizeVerb();

    /** How much its scores count. */
    @Value.Default
    default long weight() {
        return 0;
    }

    /** What to add to have a pod bound. */
    Optional<String> bindVerb();

    /** Whether to ask by TLS; follows from the address too. */
    @Value.Default
    default boolean enableHTTPS() {
        return false;
    }

    /** Whom to trust, and who to be. */
    Optional<ExtenderTlsFile> tlsConfig();

    /** How long to wait for an answer, such as {@code 5s}. */
    Optional<String> httpTimeout();

    /** Whether it knows the nodes. */
    @Value.Default
    default boolean nodeCacheCapable() {
        return false;
    }

    /** Resources in which it has a say. */
    List<ManagedResource> managedResources();

    /** Whether pods are scheduled without it when it fails. */
    @Value.Default
    default boolean ignorable() {
        return false;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableExtenderFile.Builder {}
}
