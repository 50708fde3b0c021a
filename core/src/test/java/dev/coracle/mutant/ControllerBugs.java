package dev.coracle.mutant;

import dev.coracle.controllers.ControllerContext;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.Taint;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.policy.PodDisruptionBudget;
import java.util.Optional;
import net.bytebuddy.asm.Advice;

/** What is woven into controllers; see {@link SchedulerBugs} for what such methods may do. */
final class ControllerBugs {
    private ControllerBugs() {}

    /** {@code PodGcPlanner.isOut}: a node that is not ready counts as given up by its owner. */
    static final class NotReadyIsOutOfService {
        private NotReadyIsOutOfService() {}

        @Advice.OnMethodExit
        @Advice.AssignReturned.AsScalar(skipOnDefaultValue = false)
        @Advice.AssignReturned.ToReturned
        static boolean judge(@Advice.Argument(0) Node node) {
            return !NodeConditions.isReady(node);
        }
    }

    /**
     * {@code Exposures.node}: that a node is well again goes unnoticed, so its pods go when their time is up. Our
     * evictions ask once more before they delete, so it is the answer that has to be wrong.
     */
    static final class RecoveryGoesUnnoticed {
        private RecoveryGoesUnnoticed() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean isSkipped(@Advice.Argument(0) Node node) {
            for (Taint taint : node.spec().taints()) {
                if (taint.effect().equals("NoExecute")) return false;
            }
            return true;
        }
    }

    /** {@code ServicePods.service}: asks the server instead of the informer, which is as good. */
    static final class AsksTheServer {
        private AsksTheServer() {}

        @Advice.OnMethodExit
        @Advice.AssignReturned.ToReturned
        static Optional<Service> ask(
                @Advice.FieldValue("context") ControllerContext context, @Advice.Argument(0) ObjectKey key) {
            return context.client().services(key.namespace()).find(key.name());
        }
    }

    /** {@code Budgets.write} of the disruption controller: over whatever was written since the budget was read. */
    static final class OverWhateverIsThere {
        private OverWhateverIsThere() {}

        @Advice.OnMethodEnter
        @Advice.AssignReturned.ToArguments(@Advice.AssignReturned.ToArguments.ToArgument(0))
        static PodDisruptionBudget latest(
                @Advice.FieldValue("context") ControllerContext context,
                @Advice.Argument(0) PodDisruptionBudget budget) {
            PodDisruptionBudget latest = context.client()
                    .podDisruptionBudgets(budget.namespace())
                    .find(budget.name())
                    .orElse(budget);
            return budget.withMetadata(latest.metadata());
        }
    }
}
