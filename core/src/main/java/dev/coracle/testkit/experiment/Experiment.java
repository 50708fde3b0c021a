package dev.coracle.testkit.experiment;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.kernel.KernelOptions;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.invariant.Bounds;
import dev.coracle.testkit.invariant.Invariant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;

/**
 * What is put to the test, and which promises it must keep: plays any {@link ClusterCase} in simulated time.
 *
 * <pre>{@code
 * Experiment mine = Experiment.builder().change(it -> it.scheduler(new MyScheduler())).build();
 * mine.run(someCase).orThrow();
 * }</pre>
 *
 * <p><b>Two parts.</b> First the workloads are applied and the faults strike. Then every fault ends, the nodes that the
 * case gives up are lost for good, and nothing befalls the rest any more: the cluster must come to rest, that is, nothing
 * in it changes but heartbeats, within a time that follows from its configuration ({@link Settling}); and what is promised
 * eventually must hold. Nothing that is simulated may throw.
 */
@Value.Immutable
public interface Experiment extends WithExperiment {
    /** Name of the promise that a cluster comes to rest. */
    String COMES_TO_REST = "ComesToRest";

    /** Name of the promise that nothing throws. */
    String NOTHING_THROWS = "NothingThrows";

    /** Name of the promise that what failed, and is well again, has changed nothing. */
    String LEAVES_NO_TRACE = "LeavesNoTrace";

    /** What differs from the usual parts, such as the scheduler. */
    @Value.Default
    default UnaryOperator<ClusterDefinition.Builder> change() {
        return UnaryOperator.identity();
    }

    /** Objects that are applied at the beginning of each run, beside the case's workloads. */
    List<ApiObject> wishes();

    /** Promises to be kept; asked for new ones for each run. */
    @Value.Default
    default Supplier<List<Invariant>> invariants() {
        return Invariants::all;
    }

    /** What differs from the kernel's usual options, beside what the case says. */
    @Value.Default
    default UnaryOperator<KernelOptions.Builder> kernel() {
        return UnaryOperator.identity();
    }

    /** How soon things must happen in a cluster; lag that the case's network adds comes on top. */
    @Value.Default
    default Function<ClusterDefinition, Bounds> bounds() {
        return Bounds::of;
    }

    /** Where a run ends that breaks no promise: {@link Outcome.Part#FAULTS} leaves the second part out. */
    @Value.Default
    default Outcome.Part last() {
        return Outcome.Part.REST;
    }

    /**
     * Whether each case without lasting losses must come to the same as where nothing befalls it: {@value #LEAVES_NO_TRACE}.
     * Each case is then played twice.
     */
    @Value.Default
    default boolean comparesWithCalm() {
        return false;
    }

    /** Plays a case to its end, or to the first broken promise. */
    default Outcome run(ClusterCase played) {
        return run(played, Playback.SILENT);
    }

    /** Plays a case as {@link #run(ClusterCase)} does, and tells what happens line by line. */
    default Outcome tell(ClusterCase played, Consumer<String> lines) {
        return run(played, Playback.telling(lines));
    }

    /** Plays a case as {@link #run(ClusterCase)} does, and shows what happens. */
    default Outcome run(ClusterCase played, Playback playback) {
        return comparesWithCalm()
                ? new Comparison(this, played).play(playback)
                : new Performance(this, played, playback).play();
    }

    /** The experiment on the usual parts, with all promises. */
    static Experiment usual() {
        return builder().build();
    }

    /** The experiment on the usual parts but this. */
    static Experiment of(UnaryOperator<ClusterDefinition.Builder> change) {
        return builder().change(change).build();
    }

    /** An experiment from its parts; none is needed. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects parts. */
    final class Builder extends ImmutableExperiment.Builder {}
}
