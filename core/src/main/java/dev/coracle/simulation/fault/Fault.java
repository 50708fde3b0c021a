package dev.coracle.simulation.fault;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Something that befalls a part of a cluster, and is over some time later. Faults of one part may overlap; when the last
 * of them is over, the part is well.
 *
 * <pre>{@code
 * at(seconds(12.5), NODE_CRASH, "node-1", seconds(30))
 * at(seconds(20), WATCH_DELAY, "kube-scheduler", seconds(60), 1500)
 * on(2, writesOf("kube-scheduler"), COMPONENT_CRASH, "kube-scheduler", seconds(5))
 * }</pre>
 *
 * @param trigger what makes it begin
 * @param kind what it is
 * @param target whom it befalls, by its name: see {@link FaultKind#target()}
 * @param lasting how long; means nothing to a {@linkplain FaultKind#isMomentary() momentary} kind
 * @param amount how much, in the {@linkplain FaultKind#unit() kind's own unit}; 0 where the kind has none
 */
public record Fault(Trigger trigger, FaultKind kind, String target, Duration lasting, long amount) {
    /** A fault; what it lasts is not negative, and its amount is between the least and the most of its kind. */
    public Fault {
        if (lasting.isNegative()) throw new IllegalArgumentException("fault.lasting must not be negative: " + lasting);
        if (amount < kind.least() || amount > kind.most())
            throw new IllegalArgumentException(
                    "fault.amount of " + kind + " must be from " + kind.least() + " to " + kind.most() + ": " + amount);
    }

    /** A momentary fault without amount. */
    public static Fault at(Duration moment, FaultKind kind, String target) {
        return at(moment, kind, target, Duration.ZERO);
    }

    /** A fault that begins at a moment, of a kind without amount. */
    public static Fault at(Duration moment, FaultKind kind, String target, Duration lasting) {
        return at(moment, kind, target, lasting, 0);
    }

    /** A fault that begins at a moment. */
    public static Fault at(Duration moment, FaultKind kind, String target, Duration lasting, long amount) {
        return new Fault(Trigger.at(moment), kind, target, lasting, amount);
    }

    /** A momentary fault without amount, at the nth call that matches. */
    public static Fault on(int nth, CallPattern calls, FaultKind kind, String target) {
        return on(nth, calls, kind, target, Duration.ZERO);
    }

    /** A fault that begins with the nth call that matches, of a kind without amount. */
    public static Fault on(int nth, CallPattern calls, FaultKind kind, String target, Duration lasting) {
        return on(nth, calls, kind, target, lasting, 0);
    }

    /** A fault that begins with the nth call that matches. */
    public static Fault on(int nth, CallPattern calls, FaultKind kind, String target, Duration lasting, long amount) {
        return new Fault(Trigger.on(nth, calls), kind, target, lasting, amount);
    }

    /** So many seconds, to the nanosecond as far as the number's own digits say: {@code seconds(12.5)}. */
    public static Duration seconds(double seconds) {
        return Duration.ofNanos(BigDecimal.valueOf(seconds).movePointRight(9).longValueExact());
    }

    /** As people say it: {@code at 12.5 s node-1 crashes for 30 s}. */
    @Override
    public String toString() {
        return when() + " " + what();
    }

    /** What happens, without what makes it begin: {@code node-1 crashes for 30 s}. */
    public String what() {
        String what = target + " " + kind.phrase();
        if (kind.unit() != FaultKind.Unit.NONE) what += " " + kind.unit().text(amount);
        return kind.isMomentary() ? what : what + " for " + text(lasting);
    }

    private String when() {
        if (trigger instanceof Trigger.At at) return "at " + text(at.time());
        return "on " + trigger;
    }

    private static String text(Duration duration) {
        return digits(duration) + " s";
    }

    /** Seconds, with as many digits as there are. */
    static String digits(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros().toPlainString();
    }
}
