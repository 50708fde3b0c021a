package dev.coracle.store.sqlite;

import java.util.function.Supplier;

/** A turn that has the database for itself. */
final class Errand<T> extends Turn<T> {
    private final Supplier<T> body;

    Errand(Supplier<T> body) {
        this.body = body;
    }

    /** Nothing else fits beside it. */
    @Override
    long size() {
        return Turns.LARGEST_GROUP;
    }

    void run() {
        answer(body.get());
    }
}
