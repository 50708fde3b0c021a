package dev.coracle.scheduler.extender;

import dev.coracle.model.ApiValue;
import java.util.Optional;
import java.util.SortedSet;
import org.immutables.value.Value;

/** What an extender does, and how it is asked: {@code extenders[]} of a scheduler's configuration. Immutable. */
@Value.Immutable
@ApiValue
public interface ExtenderOptions {
    /** Address to which the verbs are added. */
    String urlPrefix();

    /** What to add to the address to have nodes filtered; empty where it does not filter. */
    Optional<String> filterVerb();

    /** What to add to have nodes scored. */
    Optional<String> prioritizeVerb();

    /** What to add to have victims reviewed. */
    Optional<String> preemptVerb();

    /** What to add to have a pod bound. */
    Optional<String> bindVerb();

    /** How much its scores count. */
    @Value.Default
    default long weight() {
        return 1;
    }

    /** Whether it knows the nodes, so that names will do. */
    @Value.Default
    default boolean nodeCacheCapable() {
        return false;
    }

    /** Whether pods are scheduled without it when it fails. */
    @Value.Default
    default boolean ignorable() {
        return false;
    }

    /** Resources in which it has a say: it is asked only about pods that want some. Empty for all pods. */
    @Value.NaturalOrder
    SortedSet<String> managedResources();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from the usual. */
    final class Builder extends ImmutableExtenderOptions.Builder {}
}
