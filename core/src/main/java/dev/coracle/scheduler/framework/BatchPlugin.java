package dev.coracle.scheduler.framework;

import java.time.Duration;
import java.util.List;

/**
 * Decides about all pods of a profile at once, in place of choosing a node for one after the other. Not one of Kubernetes'
 * extension points. A profile has one at most:
 *
 * <pre>{@code
 * SchedulerOptions.of(Profile.defaults().with("Assignment", Assignment::new))
 * }</pre>
 *
 * <p>Pods that are to be tried are gathered for a while, then planned for together with all others of the profile that
 * wait. Whatever the plan, a pod is only given a node that the profile's Filter plugins and the scheduler's extenders
 * accept when its turn comes, after those before it in the plan; who wants to do without a filter takes it out of the
 * profile. Reserve, Permit, PreBind and Bind plugins are then asked as for any pod, Score plugins never.
 *
 * <p><b>Kept out.</b> Pods that have a node or scheduling gates, whose deletion has begun, or that rest after an error, are
 * in no plan.
 * <p><b>Threads.</b> Called by the scheduler's worker; may be slow, but nothing is decided meanwhile.
 * <p><b>Errors.</b> Where it throws, or its plan makes no sense, nothing of the plan is carried out, and the pods that were
 * to be tried rest as after any error.
 * <p><b>Memory.</b> It starts with nothing when the scheduler starts; all it needs to know is in the {@link Batch}.
 * <p><b>Which events</b> bring back pods that it left with a reason of its own is for {@link EnqueueExtensions} to say;
 * without it, every event does, a change of the pod's status by that reason among them.
 */
public interface BatchPlugin extends Plugin {
    /**
     * Which pods go where. Same batch, same plan, if simulations are to be repeatable.
     *
     * <p>Of a pod that was to be tried and is not in the plan, the scheduler finds out by itself why it fits nowhere, and
     * has the PostFilter plugins make room for it where they can.
     *
     * @param batch the pods and the cluster; valid until the method returns
     * @return a placement for some of the batch's pods, each once, in the order in which they are to be carried out
     */
    List<BatchPlacement> plan(Batch batch);

    /** How long pods are gathered since the first of them came, before there is a plan; zero for not at all. One second. */
    default Duration gathering() {
        return Duration.ofSeconds(1);
    }
}
