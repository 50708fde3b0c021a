package dev.coracle.api;

/** The server could not be reached: nothing was done. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A call that did not get through. */
    public UnreachableException(String message) {
        super(message);
    }
}
