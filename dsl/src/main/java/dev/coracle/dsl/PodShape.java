package dev.coracle.dsl;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerPort;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.core.Toleration;
import dev.coracle.model.meta.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A pod of one container that is being described. Immutable: every method returns another one. */
public final class PodShape {
    private final Map<String, String> labels;
    private final Container container;
    private final PodSpec spec;

    private PodShape(Map<String, String> labels, Container container, PodSpec spec) {
        this.labels = labels;
        this.container = container;
        this.spec = spec;
    }

    static PodShape of(String app) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("app", app);
        Container container = Container.builder().name("main").image(app).build();
        return new PodShape(labels, container, PodSpec.builder().build());
    }

    /** Its image; by default the name of the workload. */
    public PodShape image(String image) {
        return container(it -> it.withImage(image));
    }

    /** What its container runs. */
    public PodShape command(String... command) {
        return container(it -> it.withCommand(command));
    }

    /** A port that it listens on, beside others. */
    public PodShape port(int port) {
        ContainerPort added = ContainerPort.builder().containerPort(port).build();
        return container(it -> Container.builder().from(it).addPort(added).build());
    }

    /** CPU that it asks for, such as {@code 500m}. */
    public PodShape cpu(String amount) {
        return request("cpu", amount);
    }

    /** Memory that it asks for, such as {@code 256Mi}. */
    public PodShape memory(String amount) {
        return request("memory", amount);
    }

    /**
     * A resource that it asks for; extended resources get the same limit, as Kubernetes wants it.
     *
     * @throws IllegalArgumentException where the amount is no quantity
     */
    public PodShape request(String name, String amount) {
        Map<String, Quantity> more = new LinkedHashMap<>();
        more.put(name, Quantity.parse(amount));
        return container(it -> {
            ResourceRequirements.Builder resources =
                    ResourceRequirements.builder().from(it.resources()).putAllRequests(more);
            if (name.contains("/")) resources.putAllLimits(more);
            return it.withResources(resources.build());
        });
    }

    /** A label, beside {@code app}. */
    public PodShape label(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(key, value);
        return new PodShape(more, container, spec);
    }

    /** A label that its node must have. */
    public PodShape onNodesWith(String key, String value) {
        return spec(it -> {
            Map<String, String> selector = new LinkedHashMap<>(it.nodeSelector());
            selector.put(key, value);
            return it.withNodeSelector(selector);
        });
    }

    /** A taint that it tolerates, whatever its value and effect, for ever. */
    public PodShape tolerating(String key) {
        Toleration toleration = Toleration.builder().key(key).operator("Exists").build();
        return spec(it -> PodSpec.builder().from(it).addToleration(toleration).build());
    }

    /** Its priority class. */
    public PodShape priorityClass(String name) {
        return spec(it -> it.withPriorityClassName(name));
    }

    /** The scheduler that is to place it. */
    public PodShape scheduler(String name) {
        return spec(it -> it.withSchedulerName(name));
    }

    /** Changes the container in any other way. */
    public PodShape container(UnaryOperator<Container> change) {
        return new PodShape(labels, change.apply(container), spec);
    }

    /** Changes the specification in any other way; the container is added to it in the end. */
    public PodShape spec(UnaryOperator<PodSpec> change) {
        return new PodShape(labels, container, change.apply(spec));
    }

    Map<String, String> labels() {
        return labels;
    }

    PodTemplateSpec template() {
        List<Container> containers = List.of(container);
        return PodTemplateSpec.builder()
                .metadata(ObjectMeta.builder().labels(labels).build())
                .spec(PodSpec.builder().from(spec).addAllContainers(containers).build())
                .build();
    }
}
