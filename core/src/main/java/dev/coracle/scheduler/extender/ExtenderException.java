package dev.coracle.scheduler.extender;

/** An extender did not answer, or what it answered makes no sense. */
public final class ExtenderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For this reason. */
    public ExtenderException(String message) {
        super(message);
    }

    /** For this reason. */
    public ExtenderException(String message, Throwable cause) {
        super(message, cause);
    }
}
