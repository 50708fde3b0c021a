package dev.coracle.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.platform.Platform;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.store.Change;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/** A store that is opened again shows what it showed before, in simulated time. */
class ReopenProperties {
    private static final Scratch SCRATCH = new Scratch();

    @AfterContainer
    static void clean() {
        SCRATCH.close();
    }

    /** All that can be read: every state, and all changes. */
    private static List<String> everything(ClusterStore store) {
        List<String> all = new ArrayList<>();
        long compacted = store.compact(0).get();
        for (long revision = Math.max(1, compacted); revision <= store.currentRevision(); revision++) {
            all.add(revision + ": "
                    + texts(store.list("", "", 0, revision).get().entries()));
        }
        for (Change change : store.changes("", compacted + 1).get().next(1_000).get()) {
            all.add((change.deleted() ? "-" : "+")
                    + text(change.current())
                    + change.previous().map(ReopenProperties::text));
        }
        return all;
    }

    private static List<String> texts(List<KeyValue> entries) {
        return entries.stream().map(ReopenProperties::text).toList();
    }

    private static String text(KeyValue version) {
        return version + " " + version.createRevision() + " " + version.version() + " "
                + new String(version.value().bytes(), UTF_8);
    }

    @Property(tries = 60)
    @Label("safety: whatever was written, deleted and compacted, a store that is opened again shows the same")
    void aStoreOpenedAgainShowsTheSame(@ForAll @Size(min = 1, max = 60) List<@IntRange(max = 99) Integer> steps) {
        Path file = SCRATCH.file();
        Kernel kernel = new Kernel(1);
        ClusterStore store = SqliteStore.at(file).open(kernel.root());
        for (int step : steps) {
            if (step >= 90) {
                List<String> before = everything(store);
                store.close();
                store = SqliteStore.at(file).open(kernel.root());
                assertThat(everything(store)).isEqualTo(before);
            } else if (step >= 80) {
                store.compact(Math.max(1, store.currentRevision() - step + 80)).get();
            } else {
                write(store, step);
            }
            if (step % 2 == 0) kernel.runUntil(kernel.time());
        }
        List<String> before = everything(store);
        store.close();
        try (ClusterStore again = SqliteStore.at(file).open(kernel.root())) {
            assertThat(everything(again)).isEqualTo(before);
        }
    }

    private static void write(ClusterStore store, int step) {
        String key = "/key-\u00e9-" + step % 5;
        long revision = store.get(key).map(KeyValue::modRevision).orElse(0L);
        if (step % 3 == 0 && revision > 0) store.delete(key, revision).get();
        else
            store.put(key, Value.of(step % 7 == 0 ? "" : "value " + step), revision)
                    .get();
    }

    @Example
    @Label("T3: a time to live goes on while no process has the store, and ends neither early nor never")
    void timesToLiveOutliveTheProcess() {
        Path file = SCRATCH.file();
        Kernel kernel = new Kernel(1);
        Platform platform = kernel.root();
        try (ClusterStore store = SqliteStore.at(file).open(platform)) {
            store.put("/lasting", Value.of(""), 0).get();
            store.put("/mortal", Value.of(""), 0, Duration.ofSeconds(100)).get();
            long renewed = store.put("/renewed", Value.of(""), 0, Duration.ofSeconds(100))
                    .get()
                    .modRevision();
            store.put("/renewed", Value.of(""), renewed).get();
        }
        kernel.runUntil(kernel.time().plusSeconds(60));
        try (ClusterStore store = SqliteStore.at(file).open(platform)) {
            kernel.runUntil(kernel.time().plusSeconds(39));
            assertThat(store.get("/mortal")).isPresent();
            kernel.runUntil(kernel.time().plusSeconds(2));
            assertThat(store.get("/mortal")).isEmpty();
            assertThat(store.currentRevision()).isEqualTo(6);
            kernel.runUntil(kernel.time().plusSeconds(1_000));
            assertThat(store.count("")).isEqualTo(2);
        }
    }
}
