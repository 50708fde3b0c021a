package dev.coracle.apiserver.defaults;

import dev.coracle.model.IntOrString;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentSpec;
import dev.coracle.model.apps.DeploymentStrategy;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetSpec;
import dev.coracle.model.apps.RollingUpdateDeployment;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.core.ReplicationController;
import dev.coracle.model.core.ReplicationControllerSpec;
import java.util.Map;

/** The defaults of the controllers of equal pods. */
final class WorkloadDefaults {
    private static final IntOrString QUARTER = IntOrString.of("25%");
    private static final int REVISIONS_KEPT = 10;
    private static final int PROGRESS_SECONDS = 600;

    private WorkloadDefaults() {}

    static Deployment deployment(Deployment deployment) {
        DeploymentSpec spec = deployment.spec();
        if (spec.replicas().isEmpty()) spec = spec.withReplicas(1);
        if (spec.revisionHistoryLimit().isEmpty()) spec = spec.withRevisionHistoryLimit(REVISIONS_KEPT);
        if (spec.progressDeadlineSeconds().isEmpty()) spec = spec.withProgressDeadlineSeconds(PROGRESS_SECONDS);
        return deployment.withSpec(
                spec.withStrategy(strategy(spec.strategy())).withTemplate(template(spec.template())));
    }

    private static DeploymentStrategy strategy(DeploymentStrategy given) {
        DeploymentStrategy strategy = given.type().isPresent() ? given : given.withType("RollingUpdate");
        if (!strategy.type().orElse("").equals("RollingUpdate")) return strategy;
        RollingUpdateDeployment rolling = strategy.rollingUpdate()
                .orElseGet(() -> RollingUpdateDeployment.builder().build());
        if (rolling.maxUnavailable().isEmpty()) rolling = rolling.withMaxUnavailable(QUARTER);
        if (rolling.maxSurge().isEmpty()) rolling = rolling.withMaxSurge(QUARTER);
        return strategy.withRollingUpdate(rolling);
    }

    static ReplicaSet replicaSet(ReplicaSet set) {
        ReplicaSetSpec spec = set.spec();
        if (spec.replicas().isEmpty()) spec = spec.withReplicas(1);
        return set.withSpec(spec.withTemplate(template(spec.template())));
    }

    /** A controller without selector or labels takes those of its pods. */
    static ReplicationController replicationController(ReplicationController given) {
        ReplicationController controller = given;
        ReplicationControllerSpec spec = controller.spec();
        if (spec.replicas().isEmpty()) spec = spec.withReplicas(1);
        if (spec.template().isPresent()) {
            PodTemplateSpec template = template(spec.template().get());
            Map<String, String> labels = template.metadata().labels();
            spec = spec.withTemplate(template);
            if (spec.selector().isEmpty()) spec = spec.withSelector(labels);
            if (controller.labels().isEmpty()) {
                controller = controller.withMetadata(controller.metadata().withLabels(labels));
            }
        }
        return controller.withSpec(spec);
    }

    private static PodTemplateSpec template(PodTemplateSpec template) {
        return template.withSpec(PodSpecDefaults.apply(template.spec()));
    }
}
