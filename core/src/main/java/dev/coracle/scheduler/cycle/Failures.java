package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.Plugin;
import dev.coracle.scheduler.framework.Status;
import java.util.function.Supplier;

/** Turns what goes wrong in a plugin into a status that names the plugin. */
final class Failures {
    private Failures() {}

    /** Asks a plugin; what it throws is an error. */
    static Status ask(Plugin plugin, Supplier<Status> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            return thrown(e).by(plugin.name());
        }
    }

    /** What a plugin threw. */
    static Status thrown(RuntimeException e) {
        String message = e.getMessage();
        return Status.error(message == null ? e.getClass().getSimpleName() : message, e);
    }

    /** An answer that is none of those a plugin may give, as an error that says at which extension point. */
    static Status errorAt(String point, Plugin plugin, Status answer) {
        return error("running " + point + " plugin \"" + plugin.name() + "\"", plugin, answer);
    }

    /** An answer that is none of those a plugin may give, as an error that says where it came from. */
    static Status error(String doing, Plugin plugin, Status answer) {
        String text = doing + ": " + answer.message();
        Throwable cause = answer.cause().orElse(null);
        Status error = cause == null ? Status.error(text) : Status.error(text, cause);
        return error.by(plugin.name());
    }
}
