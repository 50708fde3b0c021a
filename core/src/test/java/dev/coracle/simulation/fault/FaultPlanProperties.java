package dev.coracle.simulation.fault;

import static dev.coracle.simulation.fault.CallPattern.writesOf;
import static dev.coracle.simulation.fault.CallPattern.writesTo;
import static dev.coracle.simulation.fault.Fault.at;
import static dev.coracle.simulation.fault.Fault.on;
import static dev.coracle.simulation.fault.Fault.seconds;
import static dev.coracle.simulation.fault.FaultKind.API_ERRORS;
import static dev.coracle.simulation.fault.FaultKind.COMPONENT_CRASH;
import static dev.coracle.simulation.fault.FaultKind.NODE_CRASH;
import static dev.coracle.simulation.fault.FaultKind.POD_DELETE;
import static dev.coracle.simulation.fault.FaultKind.WATCH_CUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FaultPlanProperties {
    /** As {@link #SOURCE} says. */
    private static final FaultPlan PLAN = FaultPlan.of(
            at(seconds(12.5), NODE_CRASH, "node-1", seconds(30)),
            at(seconds(20), API_ERRORS, "kube-scheduler", seconds(0.001), 25),
            at(seconds(21), WATCH_CUT, "*"),
            at(seconds(22), POD_DELETE, "default/web", seconds(0), 2),
            on(2, writesOf("kube-scheduler"), COMPONENT_CRASH, "kube-scheduler", seconds(5)),
            on(1, writesTo("pods/binding"), NODE_CRASH, "a \"node\"", Duration.ofNanos(123456789987654321L)),
            on(3, new CallPattern("", "get", "pods"), WATCH_CUT, "*"));

    private static final String SOURCE = """
            FaultPlan.of(
                    at(seconds(12.5), NODE_CRASH, "node-1", seconds(30)),
                    at(seconds(20), API_ERRORS, "kube-scheduler", seconds(0.001), 25),
                    at(seconds(21), WATCH_CUT, "*"),
                    at(seconds(22), POD_DELETE, "default/web", seconds(0), 2),
                    on(2, writesOf("kube-scheduler"), COMPONENT_CRASH, "kube-scheduler", seconds(5)),
                    on(1, writesTo("pods/binding"), NODE_CRASH, "a \\"node\\"", Duration.ofNanos(123456789987654321L)),
                    on(3, new CallPattern("", "get", "pods"), WATCH_CUT, "*"))""";

    @Provide
    Arbitrary<FaultPlan> plans() {
        return faults().list().ofMaxSize(6).map(FaultPlan::new);
    }

    private static Arbitrary<Fault> faults() {
        return Arbitraries.of(FaultKind.class)
                .flatMap(kind -> Combinators.combine(
                                triggers(),
                                Arbitraries.strings().ascii().ofMinLength(1),
                                durations(),
                                Arbitraries.longs().between(kind.least(), kind.most()))
                        .as((trigger, target, lasting, amount) -> new Fault(trigger, kind, target, lasting, amount)));
    }

    private static Arbitrary<Trigger> triggers() {
        Arbitrary<String> parts = Arbitraries.strings().alpha().ofMaxLength(3);
        Arbitrary<Trigger> calls = Combinators.combine(Arbitraries.integers().between(1, 1000), parts, parts, parts)
                .as((nth, component, verb, resource) -> Trigger.on(nth, new CallPattern(component, verb, resource)));
        return Arbitraries.oneOf(durations().map(Trigger::at), calls);
    }

    private static Arbitrary<Duration> durations() {
        return Arbitraries.longs().between(0, Long.MAX_VALUE).map(Duration::ofNanos);
    }

    @Property(tries = 300)
    @Label("a plan is read as it was written")
    void roundTrip(@ForAll("plans") FaultPlan plan) {
        assertThat(FaultPlan.fromJson(plan.toJson())).isEqualTo(plan);
    }

    @Property(tries = 300)
    @Label("a number of seconds, as it is written in Java, is the duration again")
    void seconds15(@ForAll("moments") Duration moment) {
        assertThat(seconds(Double.parseDouble(Fault.digits(moment)))).isEqualTo(moment);
    }

    @Provide
    Arbitrary<Duration> moments() {
        return Arbitraries.longs().between(0, 999_999_999_999_999L).map(Duration::ofNanos);
    }

    @Example
    void aPlanPrintsAsTheExpressionThatMakesIt() {
        assertThat(PLAN.toJava()).isEqualTo(SOURCE);
        assertThat(FaultPlan.NONE.toJava()).isEqualTo("FaultPlan.NONE");
    }

    @Example
    void aPlanIsSaidAsPeopleSayIt() {
        assertThat(PLAN.toString().lines())
                .startsWith(
                        "at 12.5 s node-1 crashes for 30 s",
                        "at 20 s kube-scheduler gets server errors for 25% for 0.001 s",
                        "at 21 s * has its watches cut",
                        "at 22 s default/web has pods deleted: 2 pods",
                        "on call 2 of kube-scheduler: write any kube-scheduler crashes for 5 s");
    }

    @Example
    void jsonIsPlain() {
        FaultPlan plan = FaultPlan.of(at(seconds(1.5), API_ERRORS, "*", seconds(10), 5));
        assertThat(plan.toJson())
                .isEqualTo(
                        "[{\"amount\":5,\"at\":\"1.5\",\"kind\":\"API_ERRORS\",\"lasting\":\"10\",\"target\":\"*\"}]");
    }

    @Example
    void whatIsNoPlanIsRefusedWithTheReason() {
        assertThatThrownBy(() -> FaultPlan.fromJson("{}"))
                .hasMessage("this is not a fault plan: a plan must be a list");
        assertThatThrownBy(() -> FaultPlan.fromJson("[{\"at\":\"1\",\"kind\":\"RAIN\",\"target\":\"*\"}]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this is not a fault plan: there is no kind RAIN");
        assertThatThrownBy(() -> at(seconds(1), API_ERRORS, "*", seconds(1), 101))
                .hasMessage("fault.amount of API_ERRORS must be from 1 to 100: 101");
    }
}
