package dev.coracle.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.fault.CallPattern;
import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.simulation.fault.Trigger;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.experiment.EndState;
import dev.coracle.testkit.experiment.Experiment;
import dev.coracle.testkit.experiment.Outcome;
import dev.coracle.testkit.experiment.Playback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A component whose runs are compared: what it comes to where nothing befalls it, and what it comes to otherwise.
 *
 * @param component its name
 */
record Suspect(Experiment experiment, String component) {
    private static final Duration AWAY = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final int ORDERS = 6;
    private static final int SHOWN = 4;

    /** More places than this say little new. */
    private static final int PLACES = 100;

    /** What came of a run, and the state in the end. */
    private record Ended(Outcome outcome, EndState state) {}

    private Ended play(ClusterCase played) {
        List<EndState> states = new ArrayList<>();
        Outcome outcome = experiment.run(played, new Playback() {
            @Override
            public void rests(Simulation simulation) {
                states.add(EndState.of(simulation.cluster()));
            }
        });
        outcome.orThrow();
        return new Ended(outcome, states.get(0));
    }

    /** It crashes after each of its writes in turn, and comes to the same with the same creations and deletions. */
    void crashesBetweenAnyTwoWrites(ClusterCase calm) {
        Ended reference = play(calm);
        afterEachWrite(reference, FaultKind.COMPONENT_CRASH, AWAY, 0).forEach((what, fault) -> {
            Ended other = play(calm.withFaults(FaultPlan.of(fault)));
            same(what, reference, other);
            assertEquals(
                    makings(reference),
                    makings(other),
                    () -> component + " " + what + " creates or deletes otherwise\n" + replay(other));
        });
    }

    /** The answers to its calls are lost for a moment after each of its writes in turn, and it comes to the same. */
    void losesAnswersAfterAnyWrite(ClusterCase calm) {
        comesToTheSame(calm, FaultKind.API_ANSWERS_LOST, AWAY, 100);
    }

    /** What it hears is late after each of its writes in turn, so that it works on what is past; it comes to the same. */
    void hearsLateAfterAnyWrite(ClusterCase calm) {
        comesToTheSame(calm, FaultKind.WATCH_DELAY, LATE.multipliedBy(2), LATE.toMillis());
    }

    /** Events of one moment happen in another order, and it comes to the same. */
    void comesToTheSameInAnyOrder(ClusterCase calm) {
        Ended reference = play(calm);
        for (long seed = 1; seed <= ORDERS; seed++)
            same("in another order", reference, play(calm.withSeed(calm.seed() + seed)));
    }

    private void comesToTheSame(ClusterCase calm, FaultKind kind, Duration lasting, long amount) {
        Ended reference = play(calm);
        afterEachWrite(reference, kind, lasting, amount)
                .forEach((what, fault) -> same(what, reference, play(calm.withFaults(FaultPlan.of(fault)))));
    }

    /** The fault after each write that the component does where nothing befalls it, by what it is. */
    private Map<String, Fault> afterEachWrite(Ended reference, FaultKind kind, Duration lasting, long amount) {
        long writes = reference.outcome().writes().entrySet().stream()
                .filter(it -> it.getKey().startsWith(component + " "))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (writes == 0)
            fail(component + " writes nothing in\n  " + reference.outcome().played());
        long step = Math.max(1, (writes + PLACES - 1) / PLACES);
        Map<String, Fault> faults = new LinkedHashMap<>();
        for (long nth = 1; nth <= writes; nth += step) {
            Trigger after = Trigger.on((int) nth, CallPattern.writesOf(component));
            Fault fault = new Fault(after, kind, component, lasting, amount);
            faults.put("befallen after write " + nth + " of " + writes + " by: " + fault, fault);
        }
        return faults;
    }

    private void same(String what, Ended reference, Ended other) {
        List<String> differences = other.state().differences(reference.state());
        if (differences.isEmpty()) return;
        String first = differences.stream().limit(SHOWN).collect(Collectors.joining("\n  "));
        fail(component + " " + what + " comes to something else:\n  " + first + "\n" + replay(other));
    }

    private static String replay(Ended ended) {
        return ended.outcome().played() + "\nreplay with -Dcoracle.replay="
                + ended.outcome().replayLine();
    }

    /** How often it created and deleted what; events do not count. */
    private Map<String, Long> makings(Ended ended) {
        Map<String, Long> makings = new TreeMap<>();
        ended.outcome().writes().forEach((what, count) -> {
            boolean makes = what.startsWith(component + " create ") || what.startsWith(component + " delete ");
            if (makes && !what.endsWith(" events")) makings.put(what, count);
        });
        return makings;
    }
}
