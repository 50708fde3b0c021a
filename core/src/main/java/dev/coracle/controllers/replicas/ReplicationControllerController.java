package dev.coracle.controllers.replicas;

import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetCondition;
import dev.coracle.model.apps.ReplicaSetSpec;
import dev.coracle.model.apps.ReplicaSetStatus;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.core.ReplicationController;
import dev.coracle.model.core.ReplicationControllerCondition;
import dev.coracle.model.core.ReplicationControllerSpec;
import dev.coracle.model.core.ReplicationControllerStatus;
import dev.coracle.model.meta.LabelSelector;

/** Does for replication controllers what {@link ReplicaSetController} does for replica sets, in the same way. */
public final class ReplicationControllerController implements Controller {
    private final int workers;

    /** With five workers, as in Kubernetes. */
    public ReplicationControllerController() {
        this(5);
    }

    /**
     * With this many workers.
     *
     * @param workers how many replication controllers may be reconciled at the same time; positive
     */
    public ReplicationControllerController(int workers) {
        this.workers = workers;
    }

    @Override
    public String name() {
        return "replication-controller";
    }

    @Override
    public void start(ControllerContext context) {
        Replication.start(context, new ReplicationControllers(), workers);
    }

    private static final class ReplicationControllers implements ReplicaKind<ReplicationController> {
        @Override
        public Class<ReplicationController> type() {
            return ReplicationController.class;
        }

        @Override
        public ReplicaSet asReplicaSet(ReplicationController object) {
            return ReplicaSet.builder()
                    .metadata(object.metadata())
                    .spec(spec(object.spec()))
                    .status(status(object.status()))
                    .build();
        }

        private static ReplicaSetSpec spec(ReplicationControllerSpec spec) {
            LabelSelector selector =
                    LabelSelector.builder().matchLabels(spec.selector()).build();
            return ReplicaSetSpec.builder()
                    .replicas(spec.replicas())
                    .minReadySeconds(spec.minReadySeconds())
                    .selector(selector)
                    .template(spec.template().orElse(PodTemplateSpec.EMPTY))
                    .build();
        }

        private static ReplicaSetStatus status(ReplicationControllerStatus status) {
            ReplicaSetStatus.Builder view = ReplicaSetStatus.builder()
                    .replicas(status.replicas())
                    .fullyLabeledReplicas(status.fullyLabeledReplicas())
                    .readyReplicas(status.readyReplicas())
                    .availableReplicas(status.availableReplicas())
                    .observedGeneration(status.observedGeneration());
            for (ReplicationControllerCondition it : status.conditions()) {
                view.addCondition(ReplicaSetCondition.builder()
                        .type(it.type())
                        .status(it.status())
                        .reason(it.reason())
                        .message(it.message())
                        .lastTransitionTime(it.lastTransitionTime())
                        .build());
            }
            return view.build();
        }

        @Override
        public ReplicationController withStatus(ReplicationController object, ReplicaSetStatus view) {
            ReplicationControllerStatus.Builder status = ReplicationControllerStatus.builder()
                    .replicas(view.replicas())
                    .fullyLabeledReplicas(view.fullyLabeledReplicas())
                    .readyReplicas(view.readyReplicas())
                    .availableReplicas(view.availableReplicas())
                    .observedGeneration(view.observedGeneration());
            for (ReplicaSetCondition it : view.conditions()) {
                status.addCondition(ReplicationControllerCondition.builder()
                        .type(it.type())
                        .status(it.status())
                        .reason(it.reason())
                        .message(it.message())
                        .lastTransitionTime(it.lastTransitionTime())
                        .build());
            }
            return object.withStatus(status.build());
        }
    }
}
