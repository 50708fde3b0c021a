package dev.coracle.controllers.nodelifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

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

    /** Nodes to look at, by moment: there are few moments, since looks are periods apart. */
    private final TreeMap<Long, List<Look>> looks = new TreeMap<>();

    private static final class Entry {
        private long since;
        private long patience;
        private long look = NEVER;

        /** Whether it is certain to be heard of, and nobody has to look. */
        private boolean vouched;
    }

    private record Look(String node, Entry entry) {}

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
        if (entry.vouched && !sooner) return;
        entry.vouched = false;
        if (sooner || (later && entry.look == NEVER)) plan(node, entry, suspicion(entry));
    }

    /** Begins to count anew for all nodes. */
    void heardAll(long now) {
        entries.forEach((node, entry) -> {
            entry.since = now;
            if (entry.look == NEVER && !entry.vouched) plan(node, entry, suspicion(entry));
        });
    }

    /** From when on a silent node is worth a question. */
    private static long suspicion(Entry entry) {
        return entry.since + entry.patience / 2;
    }

    private void plan(String node, Entry entry, long moment) {
        entry.look = lookAtOrAfter(moment);
        looks.computeIfAbsent(entry.look, none -> new ArrayList<>()).add(new Look(node, entry));
    }

    /** Whether a node is left alone, so that {@link #silence} is wrong unless it is listened for first. */
    boolean isVouchedFor(String node) {
        Entry entry = entries.get(node);
        return entry != null && entry.vouched;
    }

    /** Notes that a node is not certain to be heard of any more. */
    void doubt(String node, long now) {
        Entry entry = entries.get(node);
        if (entry == null || !entry.vouched) return;
        entry.vouched = false;
        plan(node, entry, Math.max(now, suspicion(entry)));
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
     * @param vouched asked of a node that was heard of lately: whether it is certain to be heard of before it is silent for
     *     half of what is bearable, until {@link #doubt}
     */
    List<String> due(long now, Consumer<String> listen, Predicate<String> vouched) {
        List<String> due = new ArrayList<>();
        while (!looks.isEmpty() && looks.firstKey() <= now) {
            Map.Entry<Long, List<Look>> first = looks.pollFirstEntry();
            for (Look look : first.getValue()) {
                if (look.entry().look == first.getKey() && look(look, now, listen, vouched)) due.add(look.node());
            }
        }
        return due;
    }

    /** Looks at a node, and plans the next look; returns whether it has been silent for long. */
    private boolean look(Look look, long now, Consumer<String> listen, Predicate<String> vouched) {
        Entry entry = look.entry();
        if (entries.get(look.node()) != entry) return false;
        if (now >= suspicion(entry)) listen.accept(look.node());
        entry.look = NEVER;
        boolean suspicious = now >= suspicion(entry);
        entry.vouched = !suspicious && vouched.test(look.node());
        if (entry.vouched) return false;
        if (!suspicious) plan(look.node(), entry, suspicion(entry));
        else if (now < entry.since + entry.patience) plan(look.node(), entry, nextLook(now));
        return suspicious;
    }

    /** When {@link #due} may have something next. */
    OptionalLong next() {
        return looks.isEmpty() ? OptionalLong.empty() : OptionalLong.of(looks.firstKey());
    }
}
