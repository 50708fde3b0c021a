package dev.coracle.apiserver.patch;

/** A patch that cannot be applied; the message says why. */
public final class PatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    private PatchException(String message, Flaw flaw) {
        super(message, null, false, false);
        this.flaw = flaw;
    }

    /** The patch is not one of its type. */
    static PatchException malformed(String message) {
        return new PatchException(message, Flaw.MALFORMED);
    }

    /** The patch does not fit the object: a test failed, or a path leads nowhere. */
    static PatchException unfit(String message) {
        return new PatchException(message, Flaw.UNFIT);
    }

    /** The patch asks for more than one request may. */
    static PatchException tooLarge(String message) {
        return new PatchException(message, Flaw.TOO_LARGE);
    }

    /** What is wrong. */
    public Flaw flaw() {
        return flaw;
    }

    /** What can be wrong with a patch. */
    public enum Flaw {
        /** It is not one of its type, whatever the object. */
        MALFORMED,
        /** It does not fit this object. */
        UNFIT,
        /** It does more than one request may. */
        TOO_LARGE
    }
}
