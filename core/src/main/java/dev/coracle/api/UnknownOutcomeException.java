package dev.coracle.api;

/** The call may have been carried out or not, or may yet be: read before writing again. */
public final class UnknownOutcomeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A call without an answer. */
    public UnknownOutcomeException(String message) {
        super(message);
    }
}
