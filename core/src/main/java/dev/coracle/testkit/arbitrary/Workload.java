package dev.coracle.testkit.arbitrary;

import dev.coracle.model.Quantity;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentSpec;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.core.Toleration;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.scheduling.PriorityClass;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody wants to run on a random cluster.
 *
 * @param at when it is applied
 * @param replicas how many pods of a deployment; empty for a single pod that nobody replaces
 * @param cpuMillis CPU that each pod asks for, in thousandths
 * @param memoryMi memory that each pod asks for, in MiB
 * @param devices how many of {@link NodeShape#DEVICE} each pod asks for
 * @param priority number of its priority class, from 0
 * @param zone where it must run, if that matters
 * @param tolerant whether it tolerates {@link NodeShape#TAINT}
 */
public record Workload(
        Duration at,
        Optional<Integer> replicas,
        int cpuMillis,
        int memoryMi,
        int devices,
        int priority,
        Optional<String> zone,
        boolean tolerant) {

    /** The objects to apply, the priority class before whom it concerns. */
    public List<ApiObject> objects(String name) {
        return List.of(priorityClass(), object(name));
    }

    private ApiObject object(String name) {
        ObjectMeta metadata = ObjectMeta.builder()
                .namespace("default")
                .name(name)
                .putLabel("app", name)
                .build();
        if (replicas.isEmpty())
            return Pod.builder().metadata(metadata).spec(spec()).build();
        return Deployment.builder()
                .metadata(metadata)
                .spec(DeploymentSpec.builder()
                        .replicas(replicas.get())
                        .selector(LabelSelector.builder()
                                .putMatchLabel("app", name)
                                .build())
                        .template(PodTemplateSpec.builder()
                                .metadata(ObjectMeta.builder()
                                        .putLabel("app", name)
                                        .build())
                                .spec(spec())
                                .build())
                        .build())
                .build();
    }

    private PodSpec spec() {
        PodSpec.Builder spec = PodSpec.builder()
                .addContainer(Container.builder()
                        .name("main")
                        .image("app:1")
                        .resources(resources())
                        .build())
                .priorityClassName(className());
        zone.ifPresent(it -> spec.putNodeSelector(NodeShape.ZONE, it));
        if (tolerant)
            spec.addToleration(
                    Toleration.builder().key(NodeShape.TAINT).operator("Exists").build());
        return spec.build();
    }

    private ResourceRequirements resources() {
        Map<String, Quantity> requests = new LinkedHashMap<>();
        requests.put("cpu", Quantity.ofMilli(cpuMillis));
        requests.put("memory", Quantity.ofBytes((long) memoryMi << 20));
        ResourceRequirements.Builder resources = ResourceRequirements.builder();
        if (devices > 0) {
            requests.put(NodeShape.DEVICE, Quantity.of(devices));
            resources.putLimit(NodeShape.DEVICE, Quantity.of(devices));
        }
        return resources.requests(requests).build();
    }

    private String className() {
        return "priority-" + priority;
    }

    private PriorityClass priorityClass() {
        return PriorityClass.builder()
                .metadata(ObjectMeta.builder().name(className()).build())
                .value(priority * 100)
                .build();
    }

    @Override
    public String toString() {
        return "at " + at.toMillis() / 1000.0 + " s "
                + replicas.map(it -> it + " pods").orElse("a pod") + " of "
                + cpuMillis + "m CPU, " + memoryMi + " MiB" + (devices > 0 ? ", " + devices + " devices" : "")
                + (priority > 0 ? ", priority " + priority : "")
                + zone.map(it -> ", in zone " + it).orElse("") + (tolerant ? ", anywhere" : "");
    }
}
