package dev.coracle.testkit.experiment;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.fault.FaultRun;
import dev.coracle.simulation.fault.Trigger;
import dev.coracle.simulation.kernel.SimulationFailure;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.invariant.Bounds;
import dev.coracle.testkit.invariant.InvariantError;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Violation;
import dev.coracle.testkit.invariant.scheduling.SchedulingInvariants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** One run of a case: faults, then rest. */
final class Performance {
    private static final Set<FaultKind> FREEZES =
            EnumSet.of(FaultKind.NODE_FREEZE, FaultKind.COMPONENT_FREEZE, FaultKind.LEADER_FREEZE);

    private final Experiment experiment;
    private final ClusterCase played;
    private final Playback playback;
    private final ClusterDefinition definition;
    private final Bounds bounds;
    private final Settling settling;
    private final Tally tally = new Tally();
    private final Stillness stillness;
    private Outcome.Part part = Outcome.Part.FAULTS;

    Performance(Experiment experiment, ClusterCase played, Playback playback) {
        this.experiment = experiment;
        this.played = played;
        this.playback = playback;
        this.definition = played.knobs()
                .parts(SchedulingInvariants.observed(
                        experiment.change().apply(played.definition()).build()));
        Bounds usual = experiment.bounds().apply(definition);
        this.bounds = usual.lagging(played.lag()).withClockDrift(played.clockDrift());
        this.settling = Settling.of(played, usual);
        this.stillness = new Stillness(definition, playback::line);
    }

    Outcome play() {
        try (Simulation simulation = Simulation.of(
                definition,
                experiment.kernel().apply(played.knobs().kernel(played.seed())).build(),
                played.knobs().network())) {
            simulation.observe(tally);
            return play(simulation);
        }
    }

    private Outcome play(Simulation simulation) {
        Setting setting = new Setting(simulation.cluster(), Optional.of(simulation), bounds);
        try (Oversight monitor = new Oversight(setting, experiment.invariants(), stillness)) {
            playback.begins(simulation);
            FaultRun faults = played.begin(simulation, experiment.wishes());
            List<Violation> violations = violations(simulation, monitor, faults);
            Map<String, Long> exercised = new LinkedHashMap<>(monitor.exercised());
            exercised.remove(stillness.name());
            Outcome outcome = new Outcome(
                    played,
                    violations,
                    part,
                    simulation.trace().hash(),
                    simulation.time(),
                    exercised,
                    faults.turns(),
                    Collections.unmodifiableMap(tally.writes()));
            playback.ends(simulation, outcome);
            if (outcome.isKept() && part == Outcome.Part.REST) playback.rests(simulation);
            return outcome;
        }
    }

    private List<Violation> violations(Simulation simulation, Oversight monitor, FaultRun faults) {
        try {
            suffer(simulation, monitor, faults);
            return experiment.last() == Outcome.Part.FAULTS ? List.of() : recover(simulation, monitor);
        } catch (InvariantError e) {
            return e.violations();
        } catch (SimulationFailure e) {
            List<Violation> broken = new ArrayList<>(monitor.violations());
            broken.add(thrown(simulation, e));
            return broken;
        }
    }

    /** The first part; its end is that of all faults. */
    private void suffer(Simulation simulation, Oversight monitor, FaultRun faults) {
        Duration end = simulation.time().plus(played.end()).plus(bounds.staleness());
        if (mayStandStillInTheEnd()) {
            simulation.kernel().intervene(end, "end of the faults", () -> faults.stop(played.lost()::contains));
        }
        go(simulation, monitor::isBroken, end);
        monitor.check();
        faults.stop(played.lost()::contains);
        stillness.forget();
        playback.line(() -> "the faults are over");
    }

    /** Whether somebody may be in the middle of a call in the end, unable to go on: nobody knows when calls strike. */
    private boolean mayStandStillInTheEnd() {
        return played.faults().faults().stream()
                .anyMatch(it -> it.trigger() instanceof Trigger.On && FREEZES.contains(it.kind()));
    }

    /** The second part; returns what is wrong in the end. */
    private List<Violation> recover(Simulation simulation, Oversight monitor) {
        part = Outcome.Part.REST;
        Instant healed = now(simulation);
        Instant latest = healed.plus(settling.limit());
        BooleanSupplier over = () -> monitor.isBroken()
                || isStill(simulation, healed)
                || lastChange(healed).isAfter(latest)
                || stillness.changes() > settling.changes();
        go(simulation, over, simulation.time().plus(settling.limit()).plus(settling.silence()));
        monitor.check();
        if (!isStill(simulation, healed)) return List.of(restless(simulation));
        monitor.checkSettled();
        return List.of();
    }

    private void go(Simulation simulation, BooleanSupplier goal, Duration moment) {
        simulation.kernel().runUntil(goal, moment);
    }

    private boolean isStill(Simulation simulation, Instant healed) {
        return !now(simulation).isBefore(lastChange(healed).plus(settling.silence()));
    }

    private Instant lastChange(Instant healed) {
        Instant last = stillness.lastChange();
        return last.isAfter(healed) ? last : healed;
    }

    private static Instant now(Simulation simulation) {
        return simulation.cluster().world().platform().clock().now();
    }

    private Violation restless(Simulation simulation) {
        String who = stillness
                .mostRestless()
                .map(it -> it.getKey() + " has changed " + it.getValue() + " times since the faults ended")
                .orElse("nothing changes");
        return new Violation(
                Experiment.COMES_TO_REST,
                "the cluster",
                0,
                now(simulation),
                "goes on changing: " + who,
                "be at rest " + settling.limit().toSeconds() + " s and " + settling.changes()
                        + " changes after the last fault");
    }

    private static Violation thrown(Simulation simulation, SimulationFailure failure) {
        return new Violation(
                Experiment.NOTHING_THROWS,
                failure.actor(),
                0,
                simulation.kernel().options().start().plus(failure.time()),
                "throws " + failure.getCause(),
                "go on");
    }
}
