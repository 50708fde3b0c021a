package dev.coracle.scheduler.extender;

import java.net.URI;

/**
 * The way to an extender. A simulated world has one of its own, so that a run of it is the same each time.
 *
 * <p><b>Threads.</b> Called from any thread; returns when there is an answer.
 */
public interface ExtenderCalls {
    /**
     * Posts a JSON document.
     *
     * @return the body of the answer
     * @throws ExtenderException where there is none in time, or one with a status other than 200
     */
    String post(URI address, String document);
}
