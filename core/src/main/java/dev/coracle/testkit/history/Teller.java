package dev.coracle.testkit.history;

import dev.coracle.store.StoreException;
import dev.coracle.testkit.history.Line.Verb;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells a listener what happens. Safe for all threads. */
final class Teller {
    private final String name;
    private final Consumer<String> listener;
    private final AtomicLong subjects = new AtomicLong();

    Teller(String name, Consumer<String> listener) {
        this.name = name;
        this.listener = listener;
    }

    /** A name for a call or a cursor. */
    String subject() {
        return name + ":" + subjects.incrementAndGet();
    }

    void say(Line line) {
        listener.accept(line.text());
    }

    /**
     * Carries out a call between the lines that tell of it. One that ends otherwise than a store's calls do is left
     * without an answer.
     */
    <T> T call(
            Verb verb, String key, String content, long revision, Supplier<T> call, BiFunction<String, T, Line> told) {
        String subject = subject();
        say(new Line(subject, verb, key, content, revision));
        T answer;
        try {
            answer = call.get();
        } catch (StoreException e) {
            say(new Line(subject, e.isOutcomeUnknown() ? Verb.UNKNOWN : Verb.FAILED, 0));
            throw e;
        }
        say(told.apply(subject, answer));
        return answer;
    }
}
