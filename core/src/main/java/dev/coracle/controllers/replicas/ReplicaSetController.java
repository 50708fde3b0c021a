package dev.coracle.controllers.replicas;

import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetStatus;

/**
 * Keeps as many pods of a replica set alive as it asks for: adopts those that it selects, lets go those that it selects
 * no more, creates what is missing and deletes what is too many, those first that would be missed least. As Kubernetes'
 * controller of the same name.
 */
public final class ReplicaSetController implements Controller {
    private final int workers;

    /** With five workers, as in Kubernetes. */
    public ReplicaSetController() {
        this(5);
    }

    /**
     * With this many workers.
     *
     * @param workers how many replica sets may be reconciled at the same time; positive
     */
    public ReplicaSetController(int workers) {
        this.workers = workers;
    }

    @Override
    public String name() {
        return "replicaset-controller";
    }

    @Override
    public void start(ControllerContext context) {
        Replication.start(context, new ReplicaSets(), workers);
    }

    private static final class ReplicaSets implements ReplicaKind<ReplicaSet> {
        @Override
        public Class<ReplicaSet> type() {
            return ReplicaSet.class;
        }

        @Override
        public ReplicaSet asReplicaSet(ReplicaSet set) {
            return set;
        }

        @Override
        public ReplicaSet withStatus(ReplicaSet set, ReplicaSetStatus status) {
            return set.withStatus(status);
        }
    }
}
