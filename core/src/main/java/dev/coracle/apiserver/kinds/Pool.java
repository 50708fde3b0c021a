package dev.coracle.apiserver.kinds;

import dev.coracle.platform.Entropy;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Numbers to hand out, from zero. The low ones are left for those who ask by name, as long as there are others.
 *
 * @param size how many there are
 * @param reserved how many of them to give out last
 */
record Pool(int size, int reserved) {
    /** Numbers of which one part in so many is reserved, but at least 16 and at most so many. */
    static Pool of(int size, int part, int mostReserved) {
        int reserved = Math.min(Math.max(16, size / part), mostReserved);
        return new Pool(size, size <= 2 * reserved ? 0 : reserved);
    }

    /** A number that can be had, picked at random so that a number just given back rests for a while. */
    OptionalInt pick(Entropy chance, IntPredicate take) {
        OptionalInt high = pick(reserved, size, chance, take);
        return high.isPresent() ? high : pick(0, reserved, chance, take);
    }

    private static OptionalInt pick(int from, int to, Entropy chance, IntPredicate take) {
        int count = to - from;
        int start = count > 0 ? (int) chance.below(count) : 0;
        for (int i = 0; i < count; i++) {
            int number = from + (start + i) % count;
            if (take.test(number)) return OptionalInt.of(number);
        }
        return OptionalInt.empty();
    }
}
