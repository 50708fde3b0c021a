package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.KubeScheduler;
import dev.coracle.scheduler.SchedulerOptions;
import dev.coracle.testkit.invariant.FeasiblePodsRun;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.NoOvercommit;
import dev.coracle.testkit.invariant.SingleBinding;
import java.util.List;

/** What a cluster promises about where its pods are placed, when, and who must leave for them. */
public final class SchedulingInvariants {
    private SchedulingInvariants() {}

    /**
     * All of them, for one monitor. Those about what goes on in the scheduler are put to the test only in a cluster that
     * was {@link #observed}.
     */
    public static List<Invariant> all() {
        return List.of(
                new NoOvercommit(),
                new SingleBinding(),
                new FeasiblePodsRun(),
                new BindPrecondition(),
                new NoBindToBadNode(),
                new NodeAffinityIsKept(),
                new AntiAffinityIsKept(),
                new AffinityIsKept(),
                new SpreadIsKept(),
                new HostPortsAreHeldOnce(),
                new PendingOnlyIfInfeasible(),
                new NominationsEnd(),
                new EvictionsKeepBudgets(),
                new SoundDecisions(),
                new AccurateBooks(),
                new OwnBindingsCount(),
                new MinimalVictims(),
                new LeastHarmfulPreemption(),
                new NeededPreemption(),
                new HigherPriorityFirst(),
                new NoMissedWakeUp(),
                new NoStarvation());
    }

    /**
     * A cluster for one run, whose scheduler lets promises look into it. Nothing changes for a scheduler of another make,
     * nor for one that somebody observes already.
     */
    public static ClusterDefinition observed(ClusterDefinition definition) {
        boolean observable = definition.scheduler().orElse(null) instanceof KubeScheduler kube
                && kube.options().observer().isEmpty();
        if (!observable) return definition;
        SchedulerOptions options = ((KubeScheduler) definition.scheduler().orElseThrow()).options();
        SchedulerOptions observed = SchedulerOptions.builder()
                .from(options)
                .observer(new DecisionFeed())
                .build();
        return ClusterDefinition.builder()
                .from(definition)
                .scheduler(new KubeScheduler(observed))
                .build();
    }
}
