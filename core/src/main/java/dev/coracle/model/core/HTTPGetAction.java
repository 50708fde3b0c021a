package dev.coracle.model.core;

import dev.coracle.model.IntOrString;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** HTTP GET request made as a probe or a hook; a status from 200 to 399 means success. */
@Value.Immutable
public interface HTTPGetAction extends ModelValue, WithHTTPGetAction {
    /** Host to connect to; absent means the pod's IP address. */
    Optional<String> host();

    /** Extra request headers; names may occur more than once. */
    List<HTTPHeader> httpHeaders();

    /** URL path, with an optional query; defaults to {@code /}. */
    Optional<String> path();

    /** Port number from 1 to 65535, or the name of a container port. */
    @Required
    @Value.Default
    default IntOrString port() {
        return IntOrString.of(0);
    }

    /** URL scheme: {@code HTTP} or {@code HTTPS}, without certificate verification; defaults to {@code HTTP}. */
    Optional<String> scheme();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableHTTPGetAction.Builder {}
}
