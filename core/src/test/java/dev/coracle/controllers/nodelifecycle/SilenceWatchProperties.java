package dev.coracle.controllers.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SilenceWatchProperties {
    private static final Duration PERIOD = Duration.ofNanos(5);

    /** A sign of life. */
    record Beat(int node, long at) {}

    @Property
    @Label("safety and liveness: nodes are given up at the very look at which who looks at all of them would do so")
    void likeLookingAtAllNodesAllTheTime(@ForAll("beats") List<Beat> beats, @ForAll("patience") Duration patience) {
        assertThat(lazily(beats, patience)).isEqualTo(naively(beats, patience));
    }

    @Property
    @Label("safety: nodes are given up at the same look, though they are neither heard nor looked at while vouched for")
    void likeHearingOfThoseVouchedFor(@ForAll("beats") List<Beat> beats, @ForAll("patience") Duration patience) {
        List<Beat> more = new ArrayList<>(beats);
        for (long at = 300; at < 500; at += Math.max(1, patience.toNanos() / 3)) more.add(new Beat(1, at));
        assertThat(new Vouching(more, patience).dead()).isEqualTo(naively(more, patience));
    }

    /** Beats of a node are told one by one, or, for as long as they come often enough, just the last of them. */
    private static final class Vouching {
        private final List<Beat> beats;
        private final Duration patience;
        private final SilenceWatch watch = new SilenceWatch(PERIOD, 0);
        private final SortedMap<Long, List<Integer>> dead = new TreeMap<>();
        private final SortedMap<Integer, Long> vouchedUntil = new TreeMap<>();

        Vouching(List<Beat> beats, Duration patience) {
            this.beats = beats;
            this.patience = patience;
        }

        SortedMap<Long, List<Integer>> dead() {
            for (int node = 0; node < 3; node++) watch.begin("" + node, 0, patience);
            for (long now = 0; now <= 1000; now++) {
                if (watch.next().orElse(Long.MAX_VALUE) == now) look(now);
                long moment = now;
                for (Beat beat : beats) if (beat.at() == moment) beat(beat);
            }
            dead.values().forEach(Collections::sort);
            return dead;
        }

        private void look(long now) {
            for (String node : watch.due(now, it -> {}, it -> isVouchedFor(Integer.parseInt(it), now))) {
                if (watch.silence(node, now).compareTo(patience) < 0) continue;
                dead.computeIfAbsent(now, it -> new ArrayList<>()).add(Integer.parseInt(node));
            }
        }

        private void beat(Beat beat) {
            String node = "" + beat.node();
            if (watch.isVouchedFor(node) && beat.at() < vouchedUntil.getOrDefault(beat.node(), 0L)) return;
            watch.heard(node, beat.at(), patience);
            watch.doubt(node, beat.at());
        }

        /** Whether beats come often enough from now on; until when is kept. */
        private boolean isVouchedFor(int node, long now) {
            long known = beats.stream()
                    .filter(it -> it.node() == node && it.at() < now)
                    .mapToLong(Beat::at)
                    .max()
                    .orElse(0);
            long last = known;
            long next = after(node, last);
            while (next - last <= patience.toNanos() / 2) {
                last = next;
                next = after(node, last);
            }
            if (last >= now) vouchedUntil.put(node, last);
            return last >= now;
        }

        private long after(int node, long moment) {
            return beats.stream()
                    .filter(it -> it.node() == node && it.at() > moment)
                    .mapToLong(Beat::at)
                    .min()
                    .orElse(Long.MAX_VALUE);
        }
    }

    private static SortedMap<Long, List<Integer>> naively(List<Beat> beats, Duration patience) {
        SortedMap<Long, List<Integer>> dead = new TreeMap<>();
        for (int node = 0; node < 3; node++) {
            long seen = 0;
            boolean given = false;
            for (long tick = 0; tick <= 1000; tick += PERIOD.toNanos()) {
                long from = tick - PERIOD.toNanos();
                long to = tick;
                int which = node;
                boolean beat = beats.stream().anyMatch(it -> it.node() == which && it.at() >= from && it.at() < to);
                if (beat) {
                    seen = tick;
                    given = false;
                }
                if (!given && tick - seen >= patience.toNanos()) {
                    given = true;
                    dead.computeIfAbsent(tick, it -> new ArrayList<>()).add(node);
                }
            }
        }
        return dead;
    }

    private static SortedMap<Long, List<Integer>> lazily(List<Beat> beats, Duration patience) {
        SilenceWatch watch = new SilenceWatch(PERIOD, 0);
        for (int node = 0; node < 3; node++) watch.begin("" + node, 0, patience);
        List<Beat> sorted = new ArrayList<>(beats);
        sorted.sort((a, b) -> Long.compare(a.at(), b.at()));
        SortedMap<Long, List<Integer>> dead = new TreeMap<>();
        int next = 0;
        while (true) {
            OptionalLong look = watch.next();
            // A look comes before what happens at the same moment, which is seen at the one after.
            if (next < sorted.size() && (look.isEmpty() || sorted.get(next).at() < look.getAsLong())) {
                Beat beat = sorted.get(next++);
                watch.heard("" + beat.node(), beat.at(), patience);
                continue;
            }
            if (look.isEmpty() || look.getAsLong() > 1000) break;
            long now = look.getAsLong();
            for (String node : watch.due(now, node -> {}, node -> false)) {
                if (watch.silence(node, now).compareTo(patience) < 0) continue;
                dead.computeIfAbsent(now, it -> new ArrayList<>()).add(Integer.parseInt(node));
            }
        }
        dead.values().forEach(Collections::sort);
        return dead;
    }

    @Provide
    Arbitrary<List<Beat>> beats() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.longs().between(0, 800))
                .as(Beat::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<Duration> patience() {
        return Arbitraries.longs().between(5, 60).map(Duration::ofNanos);
    }
}
