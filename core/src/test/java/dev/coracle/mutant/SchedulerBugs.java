package dev.coracle.mutant;

import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.state.ClusterState;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * What is woven into the scheduler. These methods are copied into the classes they change, so they say everything in their
 * own body: no lambdas, and nothing that those classes may not see.
 */
final class SchedulerBugs {
    private SchedulerBugs() {}

    /** {@code NodeRow.count}: pods on their way out count for nothing, though they run. */
    static final class TerminatingPodsCountForNothing {
        private TerminatingPodsCountForNothing() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean isSkipped(@Advice.Argument(0) PodInfo pod) {
            return pod.isTerminating();
        }
    }

    /**
     * {@code Bindings.begin}: half a minute later the pod is forgotten, whether anybody has said by then that it is bound
     * or not. Our cache has no expiry that could be wrong, so this adds one.
     */
    static final class AssumedPodsExpire {
        private AssumedPodsExpire() {}

        @Advice.OnMethodExit
        static void expireLater(
                @Advice.FieldValue(value = "scheduling", typing = Assigner.Typing.DYNAMIC) Object scheduling,
                @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object placement) {
            Expiry.plan(scheduling, placement);
        }
    }

    /** {@code Binding.bind}: no answer is a refusal. */
    static final class NoAnswerIsRefusal {
        private NoAnswerIsRefusal() {}

        @Advice.OnMethodExit(onThrowable = UnknownOutcomeException.class)
        @SuppressWarnings("UnusedVariable") // what is assigned here is what the method returns and throws
        static void refuse(
                @Advice.Thrown(readOnly = false) Throwable thrown, @Advice.Return(readOnly = false) Status status) {
            if (thrown == null) return;
            thrown = null;
            status = Status.error("no answer");
        }
    }

    /** {@code ClusterState.removeNode}: a node's pods are forgotten with it; they are still there if it comes back. */
    static final class PodsGoWithTheirNode {
        private PodsGoWithTheirNode() {}

        @Advice.OnMethodEnter
        static void forget(
                @Advice.This ClusterState state,
                @Advice.FieldValue("rows") Map<String, ? extends NodeInfo> rows,
                @Advice.Argument(0) String name) {
            NodeInfo node = rows.get(name);
            if (node == null) return;
            for (PodInfo pod : List.copyOf(node.pods())) state.removePod(pod.uid());
        }
    }

    /** Any method that returns a list: it is empty. */
    static final class EmptyList {
        private EmptyList() {}

        @Advice.OnMethodExit
        @Advice.AssignReturned.ToReturned
        static List<?> empty() {
            return List.of();
        }
    }

    /** Any method that answers a question: no. */
    static final class No {
        private No() {}

        @Advice.OnMethodExit
        @Advice.AssignReturned.AsScalar(skipOnDefaultValue = false)
        @Advice.AssignReturned.ToReturned
        static boolean no() {
            return false;
        }
    }

    /** Any method that answers a question: yes. */
    static final class Yes {
        private Yes() {}

        @Advice.OnMethodExit
        @Advice.AssignReturned.AsScalar(skipOnDefaultValue = false)
        @Advice.AssignReturned.ToReturned
        static boolean yes() {
            return true;
        }
    }

    /** Any method without a result: it does nothing. */
    static final class Nothing {
        private Nothing() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean isSkipped() {
            return true;
        }
    }

    /** A choice among a number of things: by where objects happen to lie, which differs from run to run. */
    static final class ByIdentity {
        private ByIdentity() {}

        @Advice.OnMethodExit
        @Advice.AssignReturned.AsScalar(skipOnDefaultValue = false)
        @Advice.AssignReturned.ToReturned
        static int choose(@Advice.Argument(0) long[] totals, @Advice.Return int chosen) {
            int at = System.identityHashCode(new Object()) % totals.length;
            return totals[at] == totals[chosen] ? at : chosen;
        }
    }
}
