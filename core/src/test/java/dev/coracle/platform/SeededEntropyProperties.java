package dev.coracle.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SeededEntropyProperties {
    private static List<Long> draw(Entropy entropy, int count) {
        return LongStream.range(0, count).mapToObj(i -> entropy.nextLong()).toList();
    }

    @Example
    @Label("safety: the numbers of a seed are those of SplitMix64, on every JVM and in every release")
    void numbersArePinned() {
        assertThat(draw(new SeededEntropy(0), 3))
                .containsExactly(0xe220a8397b1dcdafL, 0x6e789e6aa1b965f4L, 0x06c45d188009454fL);
    }

    @Example
    @Label("safety: the numbers of a stream, and hashes of text, stay what they are")
    void streamsArePinned() {
        assertThat(StableHash.of("")).isZero();
        assertThat(StableHash.of("kubelet/node-1")).isEqualTo(-3601653359135321928L);
        assertThat(new SeededEntropy(42).stream("lease jitter").nextLong()).isEqualTo(-5241321737089942152L);
        assertThat(new SeededEntropy(42).stream("a").stream("b").uid())
                .isEqualTo("af5a2f88-7e9e-431f-850e-653fb81242f6");
    }

    @Property
    @Label("safety: the same seed gives the same numbers")
    void seedsRepeat(@ForAll long seed, @ForAll String name) {
        assertThat(draw(new SeededEntropy(seed).stream(name), 20))
                .isEqualTo(draw(new SeededEntropy(seed).stream(name), 20));
    }

    @Property
    @Label("safety: drawing from one stream, or asking for another, shifts no number of any other")
    void streamsAreIndependent(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int drawn) {
        SeededEntropy calm = new SeededEntropy(seed);
        SeededEntropy busy = new SeededEntropy(seed);
        draw(busy, drawn);
        draw(busy.stream("other"), drawn);
        draw(busy.stream("one").stream("below"), drawn);
        assertThat(draw(busy.stream("one"), 20)).isEqualTo(draw(calm.stream("one"), 20));
    }

    @Property
    @Label("safety: a stream asked for again goes on where it was")
    void streamsGoOn(@ForAll long seed) {
        SeededEntropy entropy = new SeededEntropy(seed);
        List<Long> first = draw(entropy.stream("one"), 5);
        List<Long> second = draw(entropy.stream("one"), 5);
        assertThat(LongStream.concat(
                                first.stream().mapToLong(Long::longValue),
                                second.stream().mapToLong(Long::longValue))
                        .boxed())
                .isEqualTo(draw(new SeededEntropy(seed).stream("one"), 10));
    }

    @Property(tries = 200)
    @Label("safety: every number below a bound is about as likely as any other")
    void boundsAreFair(@ForAll long seed, @ForAll @LongRange(min = 2, max = 16) long bound) {
        SeededEntropy entropy = new SeededEntropy(seed);
        int[] count = new int[(int) bound];
        int draws = 1000 * count.length;
        for (int i = 0; i < draws; i++) count[(int) entropy.below(bound)]++;
        assertThat(IntStream.of(count).boxed())
                .allSatisfy(times -> assertThat(times).isBetween(800, 1200)); // six standard deviations
    }

    @Property
    @Label("safety: a bound near the largest number is kept, too")
    void largeBounds(@ForAll long seed, @ForAll @LongRange(min = 1L << 62) long bound) {
        SeededEntropy entropy = new SeededEntropy(seed);
        for (int i = 0; i < 20; i++) assertThat(entropy.below(bound)).isBetween(0L, bound - 1);
    }
}
