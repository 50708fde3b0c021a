package dev.coracle.controllers.disruption;

import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;

/**
 * Keeps the status of disruption budgets, which evictions are allowed or refused by; and takes the mark off pods that
 * were to be disrupted and were not.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/disruptions/">Disruptions</a>
 */
public final class DisruptionController implements Controller {
    @Override
    public String name() {
        return "disruption-controller";
    }

    @Override
    public String reporter() {
        return "controllermanager";
    }

    @Override
    public void start(ControllerContext context) {
        new Budgets(context).start();
        new StaleMarks(context).start();
    }
}
