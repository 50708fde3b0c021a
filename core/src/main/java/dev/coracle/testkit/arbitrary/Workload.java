package dev.coracle.testkit.arbitrary;

import dev.coracle.model.IntOrString;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentSpec;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetSpec;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.ServiceSpec;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody wants to run on a random cluster.
 *
 * @param at when it is applied
 * @param form what keeps its pods
 * @param pods how many pods; 1 for a {@link Form#POD}
 * @param pod each of them
 * @param minAvailable what a disruption budget keeps; 0 for no budget
 * @param served whether there is a service for it
 * @param owned whether all this belongs to an object that is made a moment before, as where an operator made it
 */
public record Workload(
        Duration at, Form form, int pods, PodShape pod, int minAvailable, boolean served, boolean owned) {
    /** A workload; a pod that nobody keeps is one, and those that are kept have no end. */
    public Workload {
        if (form == Form.POD) pods = 1;
        else pod = pod.endless();
    }

    /** A workload that belongs to nobody. */
    public Workload(Duration at, Form form, int pods, PodShape pod, int minAvailable, boolean served) {
        this(at, form, pods, pod, minAvailable, served, false);
    }

    /** A workload without budget and service. */
    public static Workload of(Duration at, Form form, int pods, PodShape pod) {
        return new Workload(at, form, pods, pod, 0, false, false);
    }

    /** The same with so many pods. */
    Workload withPods(int pods) {
        return new Workload(at, form, pods, pod, minAvailable, served, owned);
    }

    /** The same with other pods. */
    Workload withPod(PodShape pod) {
        return new Workload(at, form, pods, pod, minAvailable, served, owned);
    }

    /** What the objects belong to where they are {@link #owned}; to be applied before them. */
    ApiObject owner(String name) {
        return ConfigMap.builder().metadata(meta(name)).build();
    }

    /** The objects to apply, in this order. */
    public List<ApiObject> objects(String name) {
        PodObjects objects = new PodObjects(name, pod);
        List<ApiObject> all = new ArrayList<>();
        all.add(objects.priorityClass());
        if (minAvailable > 0) all.add(budget(name));
        if (served) all.add(service(name));
        all.add(keeper(name, objects));
        return all;
    }

    private ApiObject keeper(String name, PodObjects pod) {
        return switch (form) {
            case POD -> Pod.builder().metadata(meta(name)).spec(pod.spec()).build();
            case REPLICA_SET ->
                ReplicaSet.builder()
                        .metadata(meta(name))
                        .spec(ReplicaSetSpec.builder()
                                .replicas(pods)
                                .selector(PodObjects.selector(name))
                                .template(template(name, pod))
                                .build())
                        .build();
            case DEPLOYMENT ->
                Deployment.builder()
                        .metadata(meta(name))
                        .spec(DeploymentSpec.builder()
                                .replicas(pods)
                                .selector(PodObjects.selector(name))
                                .template(template(name, pod))
                                .build())
                        .build();
        };
    }

    private static PodTemplateSpec template(String name, PodObjects pod) {
        return PodTemplateSpec.builder()
                .metadata(ObjectMeta.builder().putLabel("app", name).build())
                .spec(pod.spec())
                .build();
    }

    private PodDisruptionBudget budget(String name) {
        return PodDisruptionBudget.builder()
                .metadata(meta(name))
                .spec(PodDisruptionBudgetSpec.builder()
                        .minAvailable(IntOrString.of(minAvailable))
                        .selector(PodObjects.selector(name))
                        .build())
                .build();
    }

    private static Service service(String name) {
        return Service.builder()
                .metadata(meta(name))
                .spec(ServiceSpec.builder()
                        .putSelector("app", name)
                        .addPort(ServicePort.builder().port(80).build())
                        .build())
                .build();
    }

    private static ObjectMeta meta(String name) {
        return ObjectMeta.builder()
                .namespace("default")
                .name(name)
                .putLabel("app", name)
                .build();
    }

    @Override
    public String toString() {
        String what = form == Form.POD
                ? "a pod"
                : "a " + form.phrase() + " of " + pods + (pods == 1 ? " pod" : " pods, each");
        return "at " + at.toMillis() / 1000.0 + " s " + what + " " + pod
                + (minAvailable > 0 ? "; a budget keeps " + minAvailable : "")
                + (served ? "; with a service" : "")
                + (owned ? "; made by an operator" : "");
    }
}
