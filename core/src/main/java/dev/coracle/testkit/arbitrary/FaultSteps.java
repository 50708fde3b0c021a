package dev.coracle.testkit.arbitrary;

import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.fault.Trigger;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What a fault can be instead: each step is a little less of it. */
final class FaultSteps {
    private FaultSteps() {}

    /** Another kind that does less to the same part, or less of the same. */
    static Stream<Fault> weaker(Fault fault) {
        Stream<FaultKind> kinds = switch (fault.kind()) {
            case NODE_DISK_LOSS -> Stream.of(FaultKind.NODE_CRASH);
            case NODE_CRASH -> Stream.of(FaultKind.NODE_REBOOT, FaultKind.NODE_DISCONNECT);
            case NODE_FREEZE, NODE_DEAF, NODE_MUTE -> Stream.of(FaultKind.NODE_DISCONNECT);
            case NODE_DISCONNECT -> Stream.of(FaultKind.NODE_HEARTBEAT_LOSS, FaultKind.KUBELET_STOP);
            case NODE_DRAIN, NODE_TAINT_EXECUTE -> Stream.of(FaultKind.NODE_CORDON);
            case KUBELET_CRASH -> Stream.of(FaultKind.KUBELET_STOP);
            case ZONE_OUTAGE_ROLLING -> Stream.of(FaultKind.ZONE_OUTAGE);
            case COMPONENT_CRASH, COMPONENT_DISCONNECT -> Stream.of(FaultKind.COMPONENT_STOP);
            case COMPONENT_FREEZE, COMPONENT_DEAF, COMPONENT_MUTE -> Stream.of(FaultKind.COMPONENT_DISCONNECT);
            case LEADER_CRASH, LEADER_FREEZE, LEADER_DISCONNECT -> Stream.of(FaultKind.LEADER_STOP);
            case API_WRITES_LOST -> Stream.of(FaultKind.API_UNREACHABLE);
            case WATCH_GONE -> Stream.of(FaultKind.WATCH_CUT);
            case POD_FORCE_DELETE -> Stream.of(FaultKind.POD_DELETE);
            default -> Stream.empty();
        };
        Stream<Fault> milder = kinds.map(it -> new Fault(
                fault.trigger(),
                it,
                fault.target(),
                fault.lasting(),
                it.unit() == fault.kind().unit() ? fault.amount() : it.least()));
        return Stream.concat(milder, less(fault));
    }

    private static Stream<Fault> less(Fault fault) {
        long amount = fault.amount();
        return LongStream.of(fault.kind().least(), amount / 4, amount / 2, amount * 9 / 10)
                .filter(it -> it < amount && it >= fault.kind().least())
                .distinct()
                .mapToObj(it -> new Fault(fault.trigger(), fault.kind(), fault.target(), fault.lasting(), it));
    }

    static Stream<Fault> shorter(Fault fault) {
        return Timeouts.below(fault.lasting())
                .map(it -> changed(fault, fault.trigger(), fault.kind(), fault.target(), it));
    }

    static Stream<Fault> lower(Fault fault, int nodes) {
        if (fault.kind().target() != FaultKind.Target.NODE) return Stream.empty();
        return IntStream.range(0, nodes)
                .mapToObj(ClusterCase::node)
                .takeWhile(it -> !it.equals(fault.target()))
                .map(it -> changed(fault, fault.trigger(), fault.kind(), it, fault.lasting()));
    }

    static Stream<Fault> earlier(Fault fault) {
        return triggers(fault.trigger()).map(it -> changed(fault, it, fault.kind(), fault.target(), fault.lasting()));
    }

    private static Stream<Trigger> triggers(Trigger trigger) {
        if (trigger instanceof Trigger.On on) {
            return IntStream.of(1, on.nth() / 2, on.nth() - 1)
                    .filter(it -> it >= 1 && it < on.nth())
                    .mapToObj(it -> Trigger.on(it, on.calls()));
        }
        Duration time = ((Trigger.At) trigger).time();
        Duration whole = Duration.ofSeconds(time.toSeconds());
        return Stream.of(Duration.ZERO, time.dividedBy(4), time.dividedBy(2), whole)
                .filter(it -> it.compareTo(time) < 0)
                .map(Trigger::at);
    }

    private static Fault changed(Fault fault, Trigger trigger, FaultKind kind, String target, Duration lasting) {
        return new Fault(trigger, kind, target, lasting, fault.amount());
    }
}
