package dev.coracle.controllers.deployment;

import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;

/**
 * Keeps the pods of deployments at their templates: makes a replica set for each template, and moves the pods from the
 * old ones to the new one within the limits of the strategy. Numbers, conditions, annotations, events and messages are
 * those of Kubernetes' controller of the same name.
 *
 * <p>Three differences, each on the safe side: no more pods of a replica set count as available than it is to keep; a
 * replica set whose size somebody else changed is sized again when the deployment is scaled; and nothing is decided
 * before the controller sees its own last writes.
 */
public final class DeploymentController implements Controller {
    private final int workers;

    /** With five workers, as in Kubernetes. */
    public DeploymentController() {
        this(5);
    }

    /**
     * With this many workers.
     *
     * @param workers how many deployments may be reconciled at the same time; positive
     */
    public DeploymentController(int workers) {
        this.workers = workers;
    }

    @Override
    public String name() {
        return "deployment-controller";
    }

    @Override
    public void start(ControllerContext context) {
        Rollouts.start(context, workers);
    }
}
