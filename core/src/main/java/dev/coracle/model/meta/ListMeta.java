package dev.coracle.model.meta;

import dev.coracle.model.JsonName;
import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Metadata of a list response, including its paging state. */
@Value.Immutable
public interface ListMeta extends ModelValue, WithListMeta {
    /** Nothing set. */
    ListMeta EMPTY = builder().build();

    /** Opaque token for fetching the next page; empty on the last one, expires after some minutes. */
    @JsonName("continue")
    Optional<String> continueToken();

    /** Estimated number of items on later pages; absent on the last page or when the request has selectors. */
    Optional<Long> remainingItemCount();

    /** Opaque version of the data in the list, usable as starting point of a watch. */
    Optional<String> resourceVersion();

    /** Deprecated path of the list; no longer filled in by the server. */
    Optional<String> selfLink();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableListMeta.Builder {}
}
