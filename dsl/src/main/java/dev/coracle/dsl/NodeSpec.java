package dev.coracle.dsl;

import dev.coracle.cluster.NodeAgentFactory;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.cluster.RuntimeFactory;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Taint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A node that is being defined: 4 CPUs, 8Gi of memory and 110 pods, if nothing else is said. Immutable. */
public final class NodeSpec {
    private final NodeDefinition definition;
    private final int number;
    private final List<String> mistakes;

    private NodeSpec(NodeDefinition definition, int number, List<String> mistakes) {
        this.definition = definition;
        this.number = number;
        this.mistakes = mistakes;
    }

    static NodeSpec of(String name, int number) {
        return new NodeSpec(NodeDefinition.of(name), number, List.of());
    }

    /** How many nodes were defined before: what makes one node of many differ from the others. */
    public int number() {
        return number;
    }

    /** CPUs. */
    public NodeSpec cores(int cores) {
        return resource("cpu", Integer.toString(cores));
    }

    /** Memory, such as {@code 16Gi}. */
    public NodeSpec memory(String memory) {
        return resource("memory", memory);
    }

    /** How many pods it may run. */
    public NodeSpec pods(int pods) {
        return resource("pods", Integer.toString(pods));
    }

    /** Any resource that it has, such as {@code nvidia.com/gpu}. */
    public NodeSpec resource(String name, String amount) {
        Map<String, Quantity> capacity = new LinkedHashMap<>(definition.capacity());
        return amount("resource " + name, amount, quantity -> {
            capacity.put(name, quantity);
            return definition.withCapacity(capacity);
        });
    }

    /** What of a resource is not for pods. */
    public NodeSpec reserved(String name, String amount) {
        Map<String, Quantity> reserved = new LinkedHashMap<>(definition.reserved());
        return amount("reserved " + name, amount, quantity -> {
            reserved.put(name, quantity);
            return definition.withReserved(reserved);
        });
    }

    /** Its zone, as the label {@code topology.kubernetes.io/zone}. */
    public NodeSpec zone(String zone) {
        return label("topology.kubernetes.io/zone", zone);
    }

    /** A label. */
    public NodeSpec label(String key, String value) {
        Map<String, String> labels = new LinkedHashMap<>(definition.labels());
        labels.put(key, value);
        return with(definition.withLabels(labels));
    }

    /** A taint; the effect is {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}. */
    public NodeSpec taint(String key, String value, String effect) {
        List<Taint> taints = new ArrayList<>(definition.taints());
        taints.add(Taint.builder().key(key).value(value).effect(effect).build());
        return with(definition.withTaints(taints));
    }

    /** What runs its containers. */
    public NodeSpec runtime(RuntimeFactory runtime) {
        return with(definition.withRuntime(runtime));
    }

    /** What runs its pods. */
    public NodeSpec agent(NodeAgentFactory agent) {
        return with(definition.withAgent(agent));
    }

    NodeDefinition definition() {
        return definition;
    }

    List<String> mistakes() {
        return mistakes;
    }

    private NodeSpec with(NodeDefinition changed) {
        return new NodeSpec(changed, number, mistakes);
    }

    private NodeSpec amount(String what, String amount, Function<Quantity, NodeDefinition> change) {
        try {
            return with(change.apply(Quantity.parse(amount)));
        } catch (IllegalArgumentException e) {
            List<String> all = new ArrayList<>(mistakes);
            all.add(definition.name() + ", " + what + ": Invalid value: \"" + amount + "\": " + e.getMessage());
            return new NodeSpec(definition, number, List.copyOf(all));
        }
    }
}
