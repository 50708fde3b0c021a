package dev.coracle.simulation.fault;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Something that befalls a part of a cluster, and is over some time later. Faults of one part may overlap; when the last
 * of them is over, the part is well.
 *
 * @param trigger what makes it begin
 * @param kind what it is
 * @param target whom it befalls, by its name: see {@link FaultKind#target()}
 * @param lasting how long; means nothing to a {@linkplain FaultKind#isMomentary() momentary} kind
 * @param amount how much, in the kind's own unit; 0 where the kind has none
 */
public record Fault(Trigger trigger, FaultKind kind, String target, Duration lasting, long amount) {
    /** A fault; what it lasts is not negative. */
    public Fault {
        if (lasting.isNegative()) throw new IllegalArgumentException("fault.lasting must not be negative: " + lasting);
    }

    /** A fault that begins at a moment, of a kind without amount. */
    public static Fault at(Duration moment, FaultKind kind, String target, Duration lasting) {
        return new Fault(Trigger.at(moment), kind, target, lasting, 0);
    }

    /** As people say it: {@code at 12.5 s node-1 crashes for 30 s}. */
    @Override
    public String toString() {
        String what = when() + " " + target + " " + kind.phrase();
        return kind.isMomentary() ? what : what + " for " + seconds(lasting);
    }

    private String when() {
        if (trigger instanceof Trigger.At at) return "at " + seconds(at.time());
        return "on " + trigger;
    }

    static String seconds(Duration duration) {
        String text =
                BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros().toPlainString();
        return text + " s";
    }
}
