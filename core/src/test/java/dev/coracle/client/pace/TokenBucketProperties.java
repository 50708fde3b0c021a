package dev.coracle.client.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TokenBucketProperties {
    private static final Duration PER_TOKEN = Duration.ofMillis(100);
    private static final int BURST = 5;

    @Property
    @Label("safety: in any stretch of time no more tokens are given than a burst and one per period")
    void neverTooMany(@ForAll @Size(max = 200) List<@IntRange(max = 150) Integer> pausesMillis, @ForAll long start) {
        long now = start / 2;
        TokenBucket bucket = new TokenBucket(BURST, PER_TOKEN, now);
        long begin = now;
        int given = 0;
        for (int pause : pausesMillis) {
            now += Duration.ofMillis(pause).toNanos();
            if (bucket.tryTake(now)) given++;
            assertThat((long) given).isLessThanOrEqualTo(BURST + (now - begin) / PER_TOKEN.toNanos());
        }
    }

    @Property
    @Label("safety: tokens of the future are a period apart, each later than the one before")
    void futureTokensKeepTheRate(@ForAll @IntRange(min = 1, max = 100) int more) {
        TokenBucket bucket = new TokenBucket(BURST, PER_TOKEN, 0);
        for (int i = 0; i < BURST; i++) assertThat(bucket.take(0)).isZero();
        for (int i = 1; i <= more; i++) assertThat(bucket.take(0)).isEqualTo(PER_TOKEN.multipliedBy(i));
    }

    @Example
    void fillsUpAgainButNotBeyondTheBurst() {
        TokenBucket bucket = new TokenBucket(BURST, PER_TOKEN, 0);
        for (int i = 0; i < BURST; i++) assertThat(bucket.tryTake(0)).isTrue();
        assertThat(bucket.tryTake(0)).isFalse();
        assertThat(bucket.tryTake(PER_TOKEN.toNanos() - 1)).isFalse();
        assertThat(bucket.tryTake(PER_TOKEN.toNanos())).isTrue();
        long later = Duration.ofDays(1).toNanos();
        for (int i = 0; i < BURST; i++) assertThat(bucket.tryTake(later)).isTrue();
        assertThat(bucket.tryTake(later)).isFalse();
    }
}
