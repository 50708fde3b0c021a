package dev.coracle.cluster;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Taint;
import dev.coracle.node.runtime.simulated.SimulatedRuntimeOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;

/** A worker node, as it is when it joins. */
@Value.Immutable
public interface NodeDefinition extends WithNodeDefinition {
    /** Its name; a DNS subdomain, unique in the cluster. */
    String name();

    /** Labels beside {@code kubernetes.io/hostname}, {@code kubernetes.io/os} and {@code kubernetes.io/arch}. */
    Map<String, String> labels();

    /** Taints that it registers with. */
    List<Taint> taints();

    /** What it has, by name of the resource; 4 CPUs, 8Gi of memory and 110 pods by default. */
    @Value.Default
    default Map<String, Quantity> capacity() {
        Map<String, Quantity> usual = new LinkedHashMap<>();
        usual.put("cpu", Quantity.parse("4"));
        usual.put("memory", Quantity.parse("8Gi"));
        usual.put("pods", Quantity.parse("110"));
        return usual;
    }

    /** What of it is not for pods, by name of the resource; nothing by default. */
    Map<String, Quantity> reserved();

    /** What of it is for pods, by name of the resource. */
    default Map<String, Quantity> allocatable() {
        Map<String, Quantity> allocatable = new LinkedHashMap<>();
        capacity()
                .forEach((name, amount) ->
                        allocatable.put(name, amount.minus(reserved().getOrDefault(name, Quantity.ZERO))));
        return allocatable;
    }

    /** What runs its containers; the simulated runtime by default. */
    @Value.Default
    default RuntimeFactory runtime() {
        return DefaultParts.simulatedRuntime(SimulatedRuntimeOptions.DEFAULT);
    }

    /** What runs its pods; the kubelet by default. */
    @Value.Default
    default NodeAgentFactory agent() {
        return DefaultParts.kubelet(UnaryOperator.identity());
    }

    /** A node of this name, and the rest as usual. */
    static NodeDefinition of(String name) {
        return builder().name(name).build();
    }

    /** A node from its parts; {@code name} is the only one needed. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts. */
    final class Builder extends ImmutableNodeDefinition.Builder {}
}
