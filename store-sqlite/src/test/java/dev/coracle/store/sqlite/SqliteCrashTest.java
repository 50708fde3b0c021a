package dev.coracle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Value;
import dev.coracle.testkit.history.DoomedProcess;
import dev.coracle.testkit.history.StoreHistory;
import dev.coracle.testkit.history.Summary;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is left of a store whose process is killed. {@code -Dcoracle.kills=1000} kills as often at random moments and at
 * random failpoints, and {@code -Dcoracle.seed} repeats a run, as far as one can be.
 */
class SqliteCrashTest {
    private static final int KILLS =
            Integer.getInteger("coracle.kills", Boolean.getBoolean("coracle.nightly") ? 1_000 : 8);
    private static final long SEED = Long.getLong("coracle.seed", 1);

    /** Few: a kill then costs little more than the start of its process. */
    private static final int MOST_LINES = 1_500;

    @TempDir
    private Path directory = Path.of("");

    private final LivePlatform platform = new LivePlatform("crash", 2);

    @AfterEach
    void closePlatform() {
        platform.close();
    }

    private ClusterStore open(Orders orders) {
        SqliteOptions options =
                SqliteOptions.builder().durability(orders.durability()).build();
        return SqliteStore.at(orders.file(), options).open(platform);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAnsweredSurvivesKillsAtRandomMoments(Durability durability) throws Exception {
        Random random = new Random(SEED);
        Tally tally = new Tally();
        for (int kill = 0; kill < KILLS; kill++) {
            Orders orders = new Orders(directory.resolve("store.db"), durability, random.nextLong());
            try (Victim victim = Victim.start(orders)) {
                victim.awaitAnswers(1 + random.nextInt(MOST_LINES));
                tally.add(victim.kill());
            }
            try (ClusterStore store = open(orders)) {
                tally.check(store);
            }
        }
    }

    /** Right before or after something becomes durable, whichever time that happens. */
    @Test
    void whatWasAnsweredSurvivesEndsAtRandomFailpoints() throws Exception {
        Random random = new Random(SEED);
        Tally tally = new Tally();
        Work[] often = {Work.WRITE, Work.WRITE, Work.COMPACTION, Work.SWEEP};
        for (int kill = 0; kill < KILLS; kill++) {
            Work work = often[random.nextInt(often.length)];
            int times = 1 + random.nextInt(work == Work.WRITE ? 600 : 6);
            String moment = work + (random.nextBoolean() ? " before " : " after ") + times;
            Orders orders = new Orders(directory.resolve("store.db"), Durability.FULL, random.nextLong());
            try (Victim victim = Victim.start(orders.dyingAt(moment))) {
                assertThat(victim.awaitEnd()).as("%s was reached", moment).isEqualTo(Victim.KILLED);
                tally.add(victim.answers());
            }
            try (ClusterStore store = open(orders)) {
                tally.check(store);
            }
        }
    }

    /** Eight clients of the same keys, who do not know what came of their last calls. */
    @Test
    void clientsOfKilledProcessesSeeOneOrder() throws Exception {
        Random random = new Random(SEED);
        Orders orders = new Orders(directory.resolve("store.db"), Durability.FULL, SEED);
        Summary sum = Summary.NONE;
        for (int kill = 0; kill < KILLS; kill++) {
            StoreHistory history;
            try (ClusterStore store = open(orders)) {
                history = StoreHistory.from(store);
            }
            List<String> options = List.of("-Dorg.sqlite.tmpdir=" + directory);
            List<String> arguments = List.of(orders.file().toString(), Long.toString(random.nextLong()));
            DoomedProcess.run(ClientsMain.class, options, arguments, 1 + random.nextInt(MOST_LINES), history);
            try (ClusterStore store = open(orders)) {
                sum = sum.plus(history.check(store));
            }
            if (kill % 100 == 99) System.out.println("killed clients " + (kill + 1) + ": " + sum);
        }
        assertThat(sum.writes()).isPositive();
        assertThat(sum.unknown()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "CREATION before 1, FULL",
        "CREATION after 1, FULL",
        "WRITE before 1, FULL",
        "WRITE after 1, FULL",
        "WRITE before 300, FULL",
        "WRITE after 300, FULL",
        "WRITE before 300, NORMAL",
        "WRITE after 300, NORMAL",
        "COMPACTION before 3, FULL",
        "COMPACTION after 3, FULL",
        "SWEEP before 3, FULL",
        "SWEEP after 3, FULL",
        "RESERVATION before 1, NORMAL",
        "RESERVATION after 1, NORMAL",
        "CLOSING before 1, NORMAL",
        "CLOSING after 1, NORMAL"
    })
    void whatWasAnsweredSurvivesAnEndAt(String moment, Durability durability) throws Exception {
        Orders orders = new Orders(directory.resolve("store.db"), durability, SEED);
        dieAndCheck(orders.dyingAt(moment).closingAfter(3_000));
    }

    @ParameterizedTest
    @CsvSource({"CHECKPOINT before 2", "CHECKPOINT after 2"})
    void whatWasAnsweredSurvivesAnEndAroundACheckpoint(String moment) throws Exception {
        Orders orders = new Orders(directory.resolve("store.db"), Durability.FULL, SEED);
        dieAndCheck(orders.dyingAt(moment).withValuesUpTo(400_000));
    }

    private void dieAndCheck(Orders orders) throws Exception {
        Tally tally = new Tally();
        try (Victim victim = Victim.start(orders)) {
            assertThat(victim.awaitEnd()).as("%s was reached", orders.end()).isEqualTo(Victim.KILLED);
            tally.add(victim.answers());
        }
        try (ClusterStore store = open(orders)) {
            tally.check(store);
            tally.add(
                    List.of(Answer.of(store.put("/afterwards", Value.of("1"), 0).get())));
        }
        try (ClusterStore store = open(orders)) {
            tally.check(store);
        }
    }

    /** Without power, what was not flushed is gone: the end of the log. */
    @Test
    void afterALossOfPowerNoRevisionIsUsedAgainAndNoHistoryIsShown() throws Exception {
        Random random = new Random(SEED);
        Tally tally = new Tally();
        Orders orders = new Orders(directory.resolve("store.db"), Durability.NORMAL, SEED);
        for (int kill = 0; kill < 6; kill++) {
            try (Victim victim = Victim.start(orders)) {
                victim.awaitAnswers(1 + random.nextInt(1_000));
                tally.add(victim.kill());
            }
            cutLog(orders.file(), random);
            try (ClusterStore store = open(orders)) {
                assertThat(store.currentRevision()).isGreaterThan(tally.newest());
                assertThat(store.compact(0).get()).isEqualTo(store.currentRevision());
                for (KeyValue entry : store.list("", "", 0, 0).get().entries()) {
                    assertThat(tally.answered(entry.modRevision())).isIn(Answer.of(entry), null);
                }
                tally.forget(store);
            }
        }
    }

    private static void cutLog(Path file, Random random) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        if (!Files.exists(log)) return;
        try (RandomAccessFile content = new RandomAccessFile(log.toFile(), "rw")) {
            content.setLength((long) (content.length() * random.nextDouble()));
        }
    }

    @Test
    void aCleanEndNeedsNoRevisions() throws Exception {
        Orders orders = new Orders(directory.resolve("store.db"), Durability.NORMAL, SEED).closingAfter(50);
        List<Answer> answers;
        try (Victim victim = Victim.start(orders)) {
            assertThat(victim.awaitEnd()).isZero();
            answers = victim.answers();
        }
        Tally tally = new Tally();
        tally.add(answers);
        try (ClusterStore store = open(orders)) {
            assertThat(store.currentRevision()).isEqualTo(tally.newest());
            tally.check(store);
        }
    }
}
