package dev.coracle.store;

/** A store that fails: its disk, its network, or a bug. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    /**
     * A failure.
     *
     * @param message what failed, and what would help
     * @param outcomeUnknown whether a write may have happened all the same
     * @param cause where it comes from
     */
    public StoreException(String message, boolean outcomeUnknown, Throwable cause) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    /**
     * A failure that comes from nowhere else, such as the use of a closed store.
     *
     * @param message what failed, and what would help
     * @param outcomeUnknown whether a write may have happened all the same
     */
    public StoreException(String message, boolean outcomeUnknown) {
        super(message);
        this.outcomeUnknown = outcomeUnknown;
    }

    /** Whether the write may have happened all the same; false means that it surely did not. */
    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }
}
