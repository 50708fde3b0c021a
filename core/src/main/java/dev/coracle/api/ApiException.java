package dev.coracle.api;

import dev.coracle.model.meta.Status;
import java.util.Optional;

/** A call that the server refused; {@link #status()} says why. Nothing was changed. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Status status;

    /** A refusal. */
    public ApiException(Status status) {
        super(status.message().orElse("refused"), null, false, false);
        this.status = status;
    }

    /** What the server answered. */
    public Status status() {
        return status;
    }

    /** HTTP status code. */
    public int code() {
        return status.code();
    }

    /** Reason in one word, such as {@code NotFound}; see {@link Refusals}. */
    public String reason() {
        return status.reason().orElse("");
    }

    /** Whether the object does not exist. */
    public boolean isNotFound() {
        return reason().equals("NotFound");
    }

    /** Whether the caller may not do this, or an admission plugin does not let it pass. */
    public boolean isForbidden() {
        return status().code() == 403;
    }

    /** Whether the object changed since it was read. */
    public boolean isConflict() {
        return reason().equals("Conflict");
    }

    /** Whether there is already an object of this name. */
    public boolean isAlreadyExists() {
        return reason().equals("AlreadyExists");
    }

    /** Whether the answer names this as a cause, such as {@code NamespaceTerminating}. */
    public boolean hasCause(String reason) {
        return status.details().stream()
                .flatMap(it -> it.causes().stream())
                .anyMatch(it -> it.reason().equals(Optional.of(reason)));
    }

    /** Whether the revision asked for is too old: list again. */
    public boolean isGone() {
        return code() == 410;
    }
}
