package dev.coracle.testkit.experiment;

import java.util.SortedSet;
import java.util.TreeSet;

/** How far a long run of cases has come, told to whoever watches it. */
final class Progress {
    private final long from;
    private final long to;
    private final long begin = System.nanoTime();
    private final SortedSet<Long> ahead = new TreeSet<>();
    private long next;
    private long played;

    Progress(long from, long to) {
        this.from = from;
        this.to = to;
        this.next = from;
    }

    /** A case has come to its end. */
    synchronized void done(long seed) {
        played++;
        ahead.add(seed);
        while (ahead.remove(next)) next++;
    }

    /** Says how far it has come, and from where to go on if this ends now. */
    synchronized void tell(int alarms) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        tell("%d of %d cases, %d alarms, %.1f cases/s; go on with -Dcoracle.nightly.from=%d -Dcoracle.nightly.cases=%d"
                .formatted(played, to - from, alarms, played / seconds, next, to - next));
    }

    void tell(String line) {
        System.out.println("nightly: " + line);
    }
}
