package dev.coracle.dsl;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentSpec;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.ServiceSpec;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import java.util.Collections;
import java.util.function.UnaryOperator;

/**
 * Workloads in a few words, as objects of the namespace {@code default} that can be changed and applied like any other.
 * Their pods are labelled {@code app: <name>}.
 *
 * <pre>{@code
 * cluster.apply(Workloads.deployment("web", 3, pod -> pod.image("web:1").cpu("500m").port(8080)));
 * cluster.apply(Workloads.service("web", 80, 8080));
 * }</pre>
 */
public final class Workloads {
    private static final String NAMESPACE = "default";

    private Workloads() {}

    /** A pod. */
    public static Pod pod(String name, UnaryOperator<PodShape> shape) {
        PodTemplateSpec template = shape.apply(PodShape.of(name)).template();
        return Pod.builder()
                .metadata(template.metadata().withName(name).withNamespace(NAMESPACE))
                .spec(template.spec())
                .build();
    }

    /** A deployment with so many pods. */
    public static Deployment deployment(String name, int replicas, UnaryOperator<PodShape> shape) {
        return Deployment.builder()
                .metadata(named(name))
                .spec(DeploymentSpec.builder()
                        .replicas(replicas)
                        .selector(LabelSelector.builder()
                                .putMatchLabel("app", name)
                                .build())
                        .template(shape.apply(PodShape.of(name)).template())
                        .build())
                .build();
    }

    /** A service for the pods of a workload. */
    public static Service service(String name, int port, int targetPort) {
        return Service.builder()
                .metadata(named(name))
                .spec(ServiceSpec.builder()
                        .selector(Collections.singletonMap("app", name))
                        .addPort(ServicePort.builder()
                                .port(port)
                                .targetPort(dev.coracle.model.IntOrString.of(targetPort))
                                .build())
                        .build())
                .build();
    }

    private static ObjectMeta named(String name) {
        return ObjectMeta.builder().namespace(NAMESPACE).name(name).build();
    }
}
