package dev.coracle.node.runtime.simulated;

import dev.coracle.platform.Entropy;
import java.time.Duration;

/**
 * How long something takes: each time anew from this range, each length as likely as the others.
 *
 * @param least shortest
 * @param most longest
 */
public record DurationRange(Duration least, Duration most) {
    /** No time. */
    public static final DurationRange NONE = of(Duration.ZERO);

    /**
     * A range.
     *
     * @throws IllegalArgumentException where it is negative or ends before it begins
     */
    public DurationRange {
        if (least.isNegative()) throw new IllegalArgumentException("duration must not be negative: " + least);
        if (most.compareTo(least) < 0) throw new IllegalArgumentException(least + " is longer than " + most);
    }

    /** Always this long. */
    public static DurationRange of(Duration duration) {
        return new DurationRange(duration, duration);
    }

    Duration draw(Entropy chance) {
        long width = most.minus(least).toNanos();
        return width == 0 ? least : least.plusNanos(chance.below(width + 1));
    }
}
