package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** HTTP request header. */
@Value.Immutable
public interface HTTPHeader extends ModelValue, WithHTTPHeader {
    /** Header name, brought into canonical upper and lower case before sending. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** Header value. */
    @Required
    @Value.Default
    default String value() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableHTTPHeader.Builder {}
}
