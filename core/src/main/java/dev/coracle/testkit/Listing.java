package dev.coracle.testkit;

import static dev.coracle.testkit.Answers.given;

import dev.coracle.store.Page;
import java.util.List;

/** A list of all keys, and when it was made. */
record Listing(long begun, long answered, long revision, List<Fact> entries) {
    static Listing of(Trial trial, Traffic traffic) {
        long begun = traffic.moment();
        Page page = given(trial.store.list("", "", 0, 0));
        return new Listing(begun, traffic.moment(), page.revision(), Trial.facts(page));
    }
}
