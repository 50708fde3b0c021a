package dev.coracle.testkit.experiment;

import dev.coracle.testkit.arbitrary.Scope;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Many random cases of all scopes, as many at a time as there are cores. What a case is follows from its seed alone, so
 * that a night can be cut into pieces and gone on with.
 */
final class Night {
    /** After so many broken promises the next ones say nothing new. */
    private static final int MOST_ALARMS = 20;

    private static final long SLOW_SECONDS = 30;

    private final Campaign campaign;
    private final long to;
    private final AtomicLong next;
    private final Progress progress;
    private final SortedMap<Long, String> alarms = Collections.synchronizedSortedMap(new TreeMap<>());

    /** Cases of these seeds, the last one left out. */
    Night(Campaign campaign, long from, long to) {
        this.campaign = campaign;
        this.to = to;
        this.next = new AtomicLong(from);
        this.progress = new Progress(from, to);
    }

    /** Of ten cases in a row five are wild, three usual, and two small. */
    static Scope scope(long seed) {
        int place = (int) Math.floorMod(seed, 10L);
        if (place < 5) return Scope.WILD;
        return place < 8 ? Scope.USUAL : Scope.SMALL;
    }

    /** What broke, by seeds; ends before the last case where there is too much of it. */
    SortedMap<Long, String> play() throws InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService all = Executors.newFixedThreadPool(threads);
        LongStream.range(0, threads).forEach(ignored -> all.execute(this::work));
        all.shutdown();
        while (!all.awaitTermination(1, TimeUnit.MINUTES)) progress.tell(alarms.size());
        progress.tell(alarms.size());
        return alarms;
    }

    private void work() {
        for (long seed = next.getAndIncrement(); seed < to; seed = next.getAndIncrement()) {
            if (alarms.size() >= MOST_ALARMS) return;
            long begin = System.nanoTime();
            play(seed);
            progress.done(seed);
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            if (seconds >= SLOW_SECONDS) progress.tell("seed " + seed + " took " + seconds + " s");
        }
    }

    /** Whatever comes of a case, the others are played. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    private void play(long seed) {
        try {
            campaign.hold(scope(seed).draw(seed), "the case of seed " + seed);
        } catch (BrokenPromiseError e) {
            alarm(seed, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            alarm(seed, "seed " + seed + " throws " + e);
        }
    }

    private void alarm(long seed, String text) {
        alarms.put(seed, text);
        progress.tell("ALARM " + alarms.size() + ", seed " + seed + ": " + text);
    }
}
