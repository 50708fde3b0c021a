package dev.coracle.testkit.arbitrary;

import dev.coracle.platform.Entropy;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chance in the words of whoever makes up a case. */
record Draw(Entropy chance) {
    /** Another one, whose draws do not shift these. */
    Draw of(String purpose) {
        return new Draw(chance.stream(purpose));
    }

    boolean happens(double share) {
        return chance.unit() < share;
    }

    int between(int least, int most) {
        return least + (int) chance.below(most - least + 1L);
    }

    <T> T one(List<T> of) {
        return of.get((int) chance.below(of.size()));
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[(int) chance.below(of.length)];
    }

    /** Each with this chance, in order. */
    <T> List<T> some(Stream<T> of, double share) {
        return of.filter(it -> happens(share)).toList();
    }

    Duration upTo(Duration most) {
        return Duration.ofMillis(chance.below(most.toMillis() + 1));
    }

    IntStream times(int least, int most) {
        return IntStream.range(0, between(least, most));
    }
}
