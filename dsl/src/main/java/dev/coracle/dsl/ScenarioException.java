package dev.coracle.dsl;

/** A step of a scenario failed; the message names it, the cause says why. */
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScenarioException(String scenario, int number, String step, RuntimeException cause) {
        super("scenario \"" + scenario + "\", step " + number + ", " + step + ": " + cause.getMessage(), cause);
    }
}
