package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import org.immutables.value.Value;

/** Command run inside a container. */
@Value.Immutable
public interface ExecAction extends ModelValue, WithExecAction {
    /** Argument list, run without a shell in the container's root directory; exit status 0 means success. */
    List<String> command();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableExecAction.Builder {}
}
