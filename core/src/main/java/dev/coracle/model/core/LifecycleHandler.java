package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Action of a lifecycle hook; exactly one of the alternatives is set. */
@Value.Immutable
public interface LifecycleHandler extends ModelValue, WithLifecycleHandler {
    /** Runs a command inside the container. */
    Optional<ExecAction> exec();

    /** Makes an HTTP GET request. */
    Optional<HTTPGetAction> httpGet();

    /** Waits for a number of seconds. */
    Optional<SleepAction> sleep();

    /** Not supported for hooks and kept only for compatibility; such a hook fails when it is run. */
    Optional<TCPSocketAction> tcpSocket();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableLifecycleHandler.Builder {}
}
