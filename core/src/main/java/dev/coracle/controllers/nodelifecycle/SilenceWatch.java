package dev.coracle.controllers.nodelifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * How long nodes have been silent, as somebody sees it who looks at all of them at every multiple of a period; but only
 * nodes that may have been silent too long cost anything, and those that report cost a few instructions each time. All
 * times are nanoseconds of one process's clock. One thread at a time.
 */
final class SilenceWatch {
    private static final long NEVER = Long.MAX_VALUE;

    private final long start;
    private final long period;
    private final Map<String, Entry> entries = new HashMap<>();
    private final PriorityQueue<Look> looks = new PriorityQueue<>();

    private static final class Entry {
        private long since;
        private long patience;
        private long look = NEVER;
    }

    private record Look(long due, String node, Entry entry) implements Comparable<Look> {
        @Override
        public int compareTo(Look other) {
            return due != other.due ? Long.compare(due, other.due) : node.compareTo(other.node);
        }
    }

    /** Looks at this moment, and at every later one that is some periods away from it. */
    SilenceWatch(Duration period, long start) {
        this.period = period.toNanos();
        this.start = start;
    }

    /** The next moment to look at nodes: what happens right at such a moment, is seen at the one after. */
    long nextLook(long now) {
        return start + (Math.floorDiv(now - start, period) + 1) * period;
    }

    private long lookAtOrAfter(long moment) {
        return nextLook(moment - 1);
    }

    /** Begins to watch a node. */
    void begin(String node, long since, Duration patience) {
        Entry entry = new Entry();
        entry.since = since;
        entry.patience = patience.toNanos();
        entries.put(node, entry);
        plan(node, entry, suspicion(entry));
    }

    void end(String node) {
        entries.remove(node);
    }

    /** Notes a sign of life. */
    void heard(String node, long now, Duration patience) {
        Entry entry = entries.get(node);
        if (entry == null) return;
        long since = nextLook(now);
        if (since < entry.since) return; // it became known late
        boolean later = since > entry.since;
        boolean sooner = patience.toNanos() < entry.patience;
        entry.since = since;
        entry.patience = patience.toNanos();
        if (sooner || (later && entry.look == NEVER)) plan(node, entry, suspicion(entry));
    }

    /** Begins to count anew for all nodes. */
    void heardAll(long now) {
        entries.forEach((node, entry) -> {
            entry.since = now;
            if (entry.look == NEVER) plan(node, entry, suspicion(entry));
        });
    }

    /** From when on a silent node is worth a question. */
    private static long suspicion(Entry entry) {
        return entry.since + entry.patience / 2;
    }

    private void plan(String node, Entry entry, long moment) {
        entry.look = lookAtOrAfter(moment);
        looks.add(new Look(entry.look, node, entry));
    }

    /** How long a node has been silent. */
    Duration silence(String node, long now) {
        Entry entry = entries.get(node);
        return Duration.ofNanos(entry == null ? 0 : Math.max(0, now - entry.since));
    }

    /**
     * Nodes that have been silent for half of what is bearable. They come back at every look until that is exceeded,
     * and then not before they were heard of again.
     *
     * @param listen told a node before it is judged: the last chance to {@linkplain #heard hear} of it
     */
    List<String> due(long now, Consumer<String> listen) {
        List<String> due = new ArrayList<>();
        for (Look look = looks.peek(); look != null && look.due() <= now; look = looks.peek()) {
            looks.remove();
            Entry entry = look.entry();
            if (entry.look != look.due() || entries.get(look.node()) != entry) continue;
            if (now >= suspicion(entry)) listen.accept(look.node());
            entry.look = NEVER;
            if (now < suspicion(entry)) {
                plan(look.node(), entry, suspicion(entry));
                continue;
            }
            due.add(look.node());
            if (now < entry.since + entry.patience) plan(look.node(), entry, nextLook(now));
        }
        return due;
    }

    /** When {@link #due} may have something next. */
    OptionalLong next() {
        Look first = looks.peek();
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.due());
    }
}
