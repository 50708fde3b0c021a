package dev.coracle.model.coordination;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.MicroTime;
import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Holder, duration and renewal times of a Lease. */
@Value.Immutable
public interface LeaseSpec extends ModelValue, WithLeaseSpec {
    /** Nothing set. */
    LeaseSpec EMPTY = builder().build();

    /** RFC 3339 time with microseconds at which the present holder took the lease. */
    Optional<MicroTime> acquireTime();

    /** Name of the present holder; absent or empty means that nobody holds the lease. */
    @KeepEmpty
    Optional<String> holderIdentity();

    /**
     * Seconds after {@code renewTime} that other candidates have to wait before they may take over; positive if set.
     */
    Optional<Integer> leaseDurationSeconds();

    /** Number of times the lease has moved from one holder to another. */
    Optional<Integer> leaseTransitions();

    /**
     * Identity that should take over from the present holder under coordinated leader election; requires {@code
     * strategy}.
     */
    @KeepEmpty
    Optional<String> preferredHolder();

    /** RFC 3339 time with microseconds of the holder's latest renewal. */
    Optional<MicroTime> renewTime();

    /**
     * How coordinated leader election picks a holder, such as {@code OldestEmulationVersion}; absent means candidates
     * compete without coordination.
     */
    @KeepEmpty
    Optional<String> strategy();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableLeaseSpec.Builder {}
}
