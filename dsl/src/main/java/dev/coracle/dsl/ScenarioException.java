package dev.coracle.dsl;

/** A step of a scenario failed; the message names it, the cause says why. */
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScenarioException(String place, RuntimeException cause) {
        super(place + ": " + cause.getMessage(), cause);
    }
}
