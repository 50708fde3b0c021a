package dev.coracle.cluster;

import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.Names.Rule;
import dev.coracle.controllers.Controller;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Taint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds every mistake of a definition. */
final class DefinitionCheck {
    private static final Set<String> EFFECTS = new HashSet<>(List.of("NoSchedule", "PreferNoSchedule", "NoExecute"));

    private final List<String> mistakes = new ArrayList<>();

    private DefinitionCheck() {}

    static void check(ClusterDefinition definition) {
        DefinitionCheck check = new DefinitionCheck();
        check.name("name", definition.name(), Names.LABEL);
        check.components(definition.components());
        check.unique(
                "controllers",
                ControlPlane.controllers(definition).stream()
                        .map(Controller::name)
                        .toList());
        for (int i = 0; i < definition.nodes().size(); i++) {
            check.node("nodes[" + i + "]", definition.nodes().get(i));
        }
        check.unique(
                "nodes", definition.nodes().stream().map(NodeDefinition::name).toList());
        if (!check.mistakes.isEmpty()) throw new DefinitionException(check.mistakes);
    }

    static void check(NodeDefinition node) {
        DefinitionCheck check = new DefinitionCheck();
        check.node("node", node);
        if (!check.mistakes.isEmpty()) throw new DefinitionException(check.mistakes);
    }

    private void components(List<ComponentDefinition> components) {
        for (int i = 0; i < components.size(); i++) {
            name("components[" + i + "].name", components.get(i).name(), Names.LABEL);
        }
        List<String> names = new ArrayList<>(List.of(
                ServerProcess.NAME, ControlPlane.STORE_NAME, ControlPlane.SCHEDULER_NAME, ControlPlane.MANAGER_NAME));
        components.forEach(it -> names.add(it.name()));
        unique("components", names);
    }

    private void node(String place, NodeDefinition node) {
        name(place + ".name", node.name(), Names.SUBDOMAIN);
        node.labels().forEach((key, value) -> {
            name(place + ".labels", key, Names.QUALIFIED);
            name(place + ".labels[" + key + "]", value, Names.LABEL_VALUE);
        });
        taints(place + ".taints", node.taints());
        node.capacity().forEach((name, amount) -> {
            name(place + ".capacity", name, Names.QUALIFIED);
            amount(place + ".capacity[" + name + "]", amount);
        });
        node.reserved()
                .forEach((name, amount) -> reserved(place + ".reserved[" + name + "]", name, amount, node.capacity()));
    }

    private void taints(String place, List<Taint> taints) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < taints.size(); i++) {
            Taint taint = taints.get(i);
            String each = place + "[" + i + "]";
            taint(each, taint);
            String pair = taint.key() + ":" + taint.effect();
            if (!seen.add(pair)) add(each, pair, "taints must be unique by key and effect pair");
        }
    }

    private void taint(String place, Taint taint) {
        name(place + ".key", taint.key(), Names.QUALIFIED);
        taint.value().ifPresent(value -> name(place + ".value", value, Names.LABEL_VALUE));
        if (!EFFECTS.contains(taint.effect())) {
            add(place + ".effect", taint.effect(), "must be NoSchedule, PreferNoSchedule or NoExecute");
        }
    }

    private void amount(String place, Quantity amount) {
        if (amount.signum() < 0) add(place, amount.toString(), "must not be negative");
    }

    private void reserved(String place, String name, Quantity amount, Map<String, Quantity> capacity) {
        amount(place, amount);
        Quantity most = capacity.get(name);
        if (most == null) add(place, amount.toString(), "the node has no capacity of this name");
        else if (amount.compareTo(most) > 0)
            add(place, amount.toString(), "must not be more than the capacity, " + most);
    }

    private void name(String place, String name, Rule rule) {
        rule.complaints(name).forEach(complaint -> add(place, name, complaint));
    }

    private void unique(String place, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) add(place, name, "this name occurs twice");
        }
    }

    private void add(String place, String value, String complaint) {
        mistakes.add(place + ": Invalid value: \"" + value + "\": " + complaint);
    }
}
