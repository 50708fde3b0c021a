package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Hooks and stop signal of a container. */
@Value.Immutable
public interface Lifecycle extends ModelValue, WithLifecycle {
    /**
     * Hook run right after the container starts, alongside its entry point; if it fails, the container is killed and
     * restarted according to policy.
     */
    Optional<LifecycleHandler> postStart();

    /**
     * Hook run before a deliberate stop of the container, within the pod's grace period; not run after a crash or
     * exit.
     */
    Optional<LifecycleHandler> preStop();

    /**
     * Signal for stopping the container, such as {@code SIGUSR1}; requires {@code spec.os.name}, is alpha, and absent
     * means the image's or runtime's default.
     */
    @KeepEmpty
    Optional<String> stopSignal();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableLifecycle.Builder {}
}
