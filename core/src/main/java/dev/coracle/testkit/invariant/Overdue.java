package dev.coracle.testkit.invariant;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;

/**
 * What has yet to happen, since when, and what has taken too long: for promises that something is so again within a time.
 * Costs as much as what changes, however much is waited for.
 *
 * @param <K> tells apart what is waited for; needs equality, and a text for people
 */
public final class Overdue<K> {
    /** How long to wait until to ask again about somebody who cannot do his work. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Map<K, Wait<K>> waits = new LinkedHashMap<>();
    private final PriorityQueue<Look<K>> looks = new PriorityQueue<>(
            Comparator.<Look<K>, Instant>comparing(Look::moment).thenComparing(Look::number));
    private long number;

    /**
     * Something that has taken too long.
     *
     * @param since from when on there was time for it
     * @param patience how long it might have taken
     */
    public record Late<K>(K key, Instant since, Duration patience) {}

    private record Look<K>(Instant moment, long number, Wait<K> what) {}

    private static final class Wait<K> {
        final K key;
        Instant since;
        Duration patience;
        boolean queued;
        boolean ended;

        Wait(K key, Instant since, Duration patience) {
            this.key = key;
            this.since = since;
            this.patience = patience;
        }
    }

    /** Nothing is waited for. */
    public Overdue() {}

    /** Waits for something from now on, unless that is waited for already. */
    public void begin(K key, Instant now, Duration patience) {
        if (!waits.containsKey(key)) restart(key, now, patience);
    }

    /** Waits for something from now on, whatever was before. */
    public void restart(K key, Instant now, Duration patience) {
        Wait<K> wait = waits.computeIfAbsent(key, it -> new Wait<>(it, now, patience));
        boolean sooner = patience.compareTo(wait.patience) < 0;
        wait.since = now;
        wait.patience = patience;
        if (!wait.queued || sooner) look(wait, now.plus(patience));
    }

    /** It has happened, or is waited for no more; returns whether it was. */
    public boolean end(K key) {
        Wait<K> wait = waits.remove(key);
        if (wait != null) wait.ended = true;
        return wait != null;
    }

    /** Waits for it, or does not; says whether somebody has just kept a promise. */
    public Verdict set(K key, boolean missing, Instant now, Duration patience) {
        if (!missing) return end(key) ? Verdict.kept() : Verdict.silent();
        begin(key, now, patience);
        return Verdict.silent();
    }

    /** What is waited for. */
    public Set<K> keys() {
        return new LinkedHashSet<>(waits.keySet());
    }

    private void look(Wait<K> wait, Instant moment) {
        wait.queued = true;
        looks.add(new Look<>(moment, number++, wait));
    }

    /**
     * What has taken too long by now: each thing once, unless it is waited for anew.
     *
     * @param calm since when who is to do it could do it; empty while that cannot be
     */
    public List<Late<K>> late(Instant now, Function<K, Optional<Instant>> calm) {
        List<Late<K>> late = new ArrayList<>();
        for (Look<K> look = looks.peek(); look != null && look.moment().isBefore(now); look = looks.peek()) {
            looks.remove();
            Wait<K> wait = look.what();
            if (wait.ended || !wait.queued) continue;
            Optional<Instant> able = calm.apply(wait.key);
            if (able.isEmpty()) {
                look(wait, now.plus(AGAIN));
                continue;
            }
            Instant from = able.get().isAfter(wait.since) ? able.get() : wait.since;
            if (from.plus(wait.patience).isBefore(now)) {
                wait.queued = false;
                late.add(new Late<>(wait.key, from, wait.patience));
            } else {
                look(wait, from.plus(wait.patience));
            }
        }
        return late;
    }

    /** Whether what is waited for is what a recount says. */
    public Verdict audit(Set<K> recount) {
        if (waits.keySet().equals(recount)) return Verdict.silent();
        return Verdict.broken("the count", "is " + waits.keySet(), "be " + recount);
    }
}
