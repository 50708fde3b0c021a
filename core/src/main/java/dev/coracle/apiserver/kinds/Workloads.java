package dev.coracle.apiserver.kinds;

import dev.coracle.apiserver.Dependents;
import dev.coracle.apiserver.Portion;
import dev.coracle.apiserver.ScaleView;
import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.defaults.Defaults;
import dev.coracle.apiserver.validation.pod.DeploymentRules;
import dev.coracle.apiserver.validation.pod.ReplicaSetRules;
import dev.coracle.apiserver.validation.pod.ReplicationControllerRules;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentStatus;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetStatus;
import dev.coracle.model.autoscaling.Scale;
import dev.coracle.model.autoscaling.ScaleSpec;
import dev.coracle.model.autoscaling.ScaleStatus;
import dev.coracle.model.core.ReplicationController;
import dev.coracle.model.core.ReplicationControllerStatus;
import dev.coracle.model.selector.Selector;
import java.util.List;
import java.util.Optional;

/** What keeps pods running: deployments, replica sets, replication controllers. */
final class Workloads {
    static final ServedKind<Deployment> DEPLOYMENTS = ServedKind.of(Deployment.class)
            .defaults(Defaults::deployment)
            .rules(new DeploymentRules())
            // Annotations count too: a rollout is told by them.
            .specification(it -> List.of(it.spec(), it.metadata().annotations()))
            .prepareCreate(it -> it.withStatus(DeploymentStatus.EMPTY))
            .prepareUpdate((asked, stored) -> asked.withStatus(stored.status()))
            .putPortion(
                    "status",
                    Portion.of(
                            (asked, stored) -> asked.withSpec(stored.spec())
                                    .withMetadata(asked.metadata().withLabels(stored.labels())),
                            DeploymentRules::updateStatus))
            .scale(new ScaleView<>(
                    it -> scale(
                            it.spec().replicas(),
                            it.status().replicas(),
                            it.spec().selector().map(Selector::of)),
                    (it, replicas) -> it.withSpec(it.spec().withReplicas(replicas))))
            .build();

    static final ServedKind<ReplicaSet> REPLICA_SETS = ServedKind.of(ReplicaSet.class)
            .defaults(Defaults::replicaSet)
            .rules(new ReplicaSetRules())
            .specification(ReplicaSet::spec)
            .prepareCreate(it -> it.withStatus(ReplicaSetStatus.EMPTY))
            .prepareUpdate((asked, stored) -> asked.withStatus(stored.status()))
            .putPortion(
                    "status",
                    Portion.of((asked, stored) -> asked.withSpec(stored.spec()), ReplicaSetRules::updateStatus))
            .putSelectableField(
                    "status.replicas", it -> Integer.toString(it.status().replicas()))
            .scale(new ScaleView<>(
                    it -> scale(
                            it.spec().replicas(),
                            it.status().replicas(),
                            it.spec().selector().map(Selector::of)),
                    (it, replicas) -> it.withSpec(it.spec().withReplicas(replicas))))
            .build();

    static final ServedKind<ReplicationController> REPLICATION_CONTROLLERS = ServedKind.of(ReplicationController.class)
            .storagePrefix("controllers")
            .defaults(Defaults::replicationController)
            .rules(new ReplicationControllerRules())
            .specification(ReplicationController::spec)
            .dependents(Dependents.ORPHANED)
            .prepareCreate(it -> it.withStatus(ReplicationControllerStatus.EMPTY))
            .prepareUpdate((asked, stored) -> asked.withStatus(stored.status()))
            .putPortion(
                    "status",
                    Portion.of(
                            (asked, stored) -> asked.withSpec(stored.spec()), ReplicationControllerRules::updateStatus))
            .putSelectableField(
                    "status.replicas", it -> Integer.toString(it.status().replicas()))
            .scale(new ScaleView<>(
                    it -> scale(
                            it.spec().replicas(),
                            it.status().replicas(),
                            Optional.of(Selector.ofLabels(it.spec().selector()))),
                    (it, replicas) -> it.withSpec(it.spec().withReplicas(replicas))))
            .build();

    private Workloads() {}

    private static Scale scale(Optional<Integer> wanted, int observed, Optional<Selector> selector) {
        ScaleStatus.Builder status = ScaleStatus.builder().replicas(observed);
        selector.ifPresent(it -> status.selector(it.toString()));
        return Scale.builder()
                .spec(ScaleSpec.builder().replicas(wanted.orElse(0)).build())
                .status(status.build())
                .build();
    }
}
