package dev.coracle.apiserver.patch;

/** A patch that cannot be applied; the message says why. */
public final class PatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean malformed;

    private PatchException(String message, boolean malformed) {
        super(message, null, false, false);
        this.malformed = malformed;
    }

    /** The patch is not one of its type. */
    static PatchException malformed(String message) {
        return new PatchException(message, true);
    }

    /** The patch does not fit the object: a test failed, or a path leads nowhere. */
    static PatchException unfit(String message) {
        return new PatchException(message, false);
    }

    /** Whether the patch itself is wrong, and not only for this object. */
    public boolean isMalformed() {
        return malformed;
    }
}
