package dev.coracle.simulation.fault;

import dev.coracle.model.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans as JSON: a list of faults, times in seconds with as many digits as there are. */
final class PlanJson {
    private PlanJson() {}

    static String write(FaultPlan plan) {
        return Json.treeToText(plan.faults().stream().map(PlanJson::tree).toList());
    }

    private static Map<String, Object> tree(Fault fault) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (fault.trigger() instanceof Trigger.At at) tree.put("at", seconds(at.time()));
        else if (fault.trigger() instanceof Trigger.On on) tree.put("on", tree(on));
        tree.put("kind", fault.kind().name());
        tree.put("target", fault.target());
        if (!fault.lasting().isZero()) tree.put("lasting", seconds(fault.lasting()));
        if (fault.amount() != 0) tree.put("amount", fault.amount());
        return tree;
    }

    private static Map<String, Object> tree(Trigger.On on) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("nth", (long) on.nth());
        tree.put("component", on.calls().component());
        tree.put("verb", on.calls().verb());
        tree.put("resource", on.calls().resource());
        return tree;
    }

    private static String seconds(Duration duration) {
        return Fault.digits(duration);
    }

    static FaultPlan read(String text) {
        if (!(Json.parse(text).tree() instanceof List<?> list)) throw malformed("a plan must be a list");
        List<Fault> faults = new ArrayList<>();
        for (Object each : list) faults.add(fault(new Fields(each)));
        return new FaultPlan(faults);
    }

    private static Fault fault(Fields fields) {
        Trigger trigger = fields.has("on")
                ? on(new Fields(fields.required("on")))
                : Trigger.at(duration(String.valueOf(fields.required("at"))));
        FaultKind kind = kind(fields.text("kind"));
        Duration lasting = fields.has("lasting") ? duration(fields.text("lasting")) : Duration.ZERO;
        long amount = fields.has("amount") ? fields.number("amount") : 0;
        return new Fault(trigger, kind, fields.text("target"), lasting, amount);
    }

    private static Trigger on(Fields fields) {
        CallPattern calls = new CallPattern(fields.text("component"), fields.text("verb"), fields.text("resource"));
        return Trigger.on(Math.toIntExact(fields.number("nth")), calls);
    }

    private static FaultKind kind(String name) {
        try {
            return FaultKind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw malformed("there is no kind " + name);
        }
    }

    private static Duration duration(String seconds) {
        try {
            return Duration.ofNanos(new BigDecimal(seconds).movePointRight(9).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw malformed("\"" + seconds + "\" is no number of seconds");
        }
    }

    private static IllegalArgumentException malformed(String why) {
        return new IllegalArgumentException("this is not a fault plan: " + why);
    }

    /** The fields of an object. */
    private static final class Fields {
        private final Map<?, ?> fields;

        Fields(@Nullable Object tree) {
            if (!(tree instanceof Map<?, ?> map)) throw malformed("an object is missing");
            fields = map;
        }

        boolean has(String name) {
            return fields.get(name) != null;
        }

        Object required(String name) {
            Object value = fields.get(name);
            if (value == null) throw malformed("\"" + name + "\" is missing");
            return value;
        }

        String text(String name) {
            return String.valueOf(required(name));
        }

        long number(String name) {
            if (required(name) instanceof Number number) return number.longValue();
            throw malformed("\"" + name + "\" must be a number");
        }
    }
}
