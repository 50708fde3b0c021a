package dev.coracle.simulation.fault;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Plans as Java: an expression that gives the plan again. */
final class PlanSource {
    /** So many digits of a number survive a {@code double}. */
    private static final int DIGITS = 15;

    private static final String NEXT = ",\n        ";

    private PlanSource() {}

    static String write(FaultPlan plan) {
        List<String> faults = plan.faults().stream().map(PlanSource::fault).toList();
        return faults.isEmpty() ? "FaultPlan.NONE" : "FaultPlan.of(\n        " + String.join(NEXT, faults) + ")";
    }

    private static String fault(Fault fault) {
        StringBuilder text = new StringBuilder(trigger(fault.trigger()))
                .append(fault.kind().name())
                .append(", ")
                .append(quoted(fault.target()));
        if (!fault.lasting().isZero() || fault.amount() != 0) text.append(", ").append(duration(fault.lasting()));
        if (fault.amount() != 0) text.append(", ").append(fault.amount());
        return text.append(')').toString();
    }

    private static String trigger(Trigger trigger) {
        if (trigger instanceof Trigger.On on) return "on(" + on.nth() + ", " + calls(on.calls()) + ", ";
        return "at(" + duration(((Trigger.At) trigger).time()) + ", ";
    }

    private static String calls(CallPattern calls) {
        if (calls.equals(CallPattern.writesOf(calls.component()))) return "writesOf(" + quoted(calls.component()) + ")";
        if (calls.equals(CallPattern.writesTo(calls.resource()))) return "writesTo(" + quoted(calls.resource()) + ")";
        return "new CallPattern(" + quoted(calls.component()) + ", " + quoted(calls.verb()) + ", "
                + quoted(calls.resource()) + ")";
    }

    private static String duration(Duration duration) {
        String digits = Fault.digits(duration);
        return new BigDecimal(digits).precision() <= DIGITS
                ? "seconds(" + digits + ")"
                : "Duration.ofNanos(" + duration.toNanos() + "L)";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
