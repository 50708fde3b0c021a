package dev.coracle.controllers.deployment;

import dev.coracle.model.IntOrString;
import dev.coracle.model.Time;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentSpec;
import dev.coracle.model.apps.DeploymentStrategy;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetStatus;
import dev.coracle.model.apps.RollingUpdateDeployment;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import java.time.Instant;
import java.util.List;

/** Values for planners. */
final class TestDeployments {
    static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

    private TestDeployments() {}

    /** A deployment {@code d} of this version of its template, which rolls within these limits. */
    static Deployment deployment(int version, int replicas, String surge, String unavailable) {
        DeploymentStrategy strategy = DeploymentStrategy.builder()
                .type("RollingUpdate")
                .rollingUpdate(RollingUpdateDeployment.builder()
                        .maxSurge(limit(surge))
                        .maxUnavailable(limit(unavailable))
                        .build())
                .build();
        return deployment(version, replicas, strategy);
    }

    private static IntOrString limit(String text) {
        return text.endsWith("%") ? IntOrString.of(text) : IntOrString.of(Integer.parseInt(text));
    }

    /** A deployment {@code d} of this version of its template, which stops all old pods first. */
    static Deployment recreating(int version, int replicas) {
        return deployment(
                version, replicas, DeploymentStrategy.builder().type("Recreate").build());
    }

    private static Deployment deployment(int version, int replicas, DeploymentStrategy strategy) {
        DeploymentSpec spec = DeploymentSpec.builder()
                .replicas(replicas)
                .progressDeadlineSeconds(600)
                .revisionHistoryLimit(2)
                .selector(LabelSelector.builder().putMatchLabel("app", "d").build())
                .strategy(strategy)
                .template(template(version))
                .build();
        ObjectMeta metadata = ObjectMeta.builder()
                .namespace("default")
                .name("d")
                .uid("deployment")
                .generation(1)
                .build();
        return Deployment.builder().metadata(metadata).spec(spec).build();
    }

    static PodTemplateSpec template(int version) {
        Container container =
                Container.builder().name("main").image("app:" + version).build();
        return PodTemplateSpec.builder()
                .metadata(ObjectMeta.builder().putLabel("app", "d").build())
                .spec(PodSpec.builder().addContainer(container).build())
                .build();
    }

    /** The replica set of a version, as old as that is low, of this size and with this many available pods. */
    static ReplicaSet set(Deployment deployment, int version, int size, int available) {
        Deployment owner = deployment.withSpec(deployment.spec().withTemplate(template(version)));
        ReplicaSet set = Rollout.sized(NewSet.of(owner, List.of()), size, Limits.of(deployment));
        return available(stored(set, version), size, available);
    }

    /** A replica set as the server has it. */
    static ReplicaSet stored(ReplicaSet set, int version) {
        return set.withMetadata(set.metadata()
                .withUid(set.name())
                .withGeneration(1)
                .withCreationTimestamp(new Time(NOW.minusSeconds(1000 - version))));
    }

    /** A replica set whose controller counts so many pods, of which these are available. */
    static ReplicaSet available(ReplicaSet set, int pods, int available) {
        return set.withStatus(ReplicaSetStatus.builder()
                .observedGeneration(set.metadata().generation())
                .replicas(pods)
                .readyReplicas(available)
                .availableReplicas(available)
                .build());
    }

    static Rollout rollout(Deployment deployment, ReplicaSet... sets) {
        return new Rollout(deployment, Sets.of(deployment, List.of(sets)), NOW);
    }

    static DeploymentPlan plan(Deployment deployment, ReplicaSet... sets) {
        return DeploymentPlanner.plan(new DeploymentView(deployment, List.of(sets), List.of(), NOW));
    }

    /** The sizes of all replica sets, oldest first. */
    static List<Integer> sizes(Rollout rollout) {
        return rollout.sets().all().stream().map(Sets::size).toList();
    }
}
