package dev.coracle.scheduler.framework;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeSelectorRequirement;
import dev.coracle.model.core.NodeSelectorTerm;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Matches nodes with one term of a node selector. */
final class NodeTerm {
    private static final String NAME_FIELD = "metadata.name";

    private NodeTerm() {}

    /** Whether the node meets every condition of the term; a term without conditions, or a malformed one, meets none. */
    static boolean matches(NodeSelectorTerm term, Node node) {
        if (isEmpty(term)) return false;
        for (NodeSelectorRequirement field : term.matchFields()) {
            if (!matchesField(field, node.name())) return false;
        }
        for (NodeSelectorRequirement expression : term.matchExpressions()) {
            if (!matchesLabel(expression, node)) return false;
        }
        return true;
    }

    static boolean isEmpty(NodeSelectorTerm term) {
        return term.matchExpressions().isEmpty() && term.matchFields().isEmpty();
    }

    private static boolean matchesField(NodeSelectorRequirement field, String name) {
        if (!field.key().equals(NAME_FIELD) || field.values().size() != 1) return false;
        boolean same = field.values().get(0).equals(name);
        return switch (field.operator()) {
            case "In" -> same;
            case "NotIn" -> !same;
            default -> false;
        };
    }

    private static boolean matchesLabel(NodeSelectorRequirement expression, Node node) {
        String value = node.labels().get(expression.key());
        List<String> values = expression.values();
        return switch (expression.operator()) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "Gt" -> value != null && values.size() == 1 && compare(value, values.get(0)) > 0;
            case "Lt" -> value != null && values.size() == 1 && compare(value, values.get(0)) < 0;
            default -> false;
        };
    }

    /** Compares as whole numbers; what is no number is neither greater nor less. */
    private static int compare(String value, String bound) {
        try {
            return Long.compare(Long.parseLong(value), Long.parseLong(bound));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The only nodes that the term's fields leave; empty where no field names nodes. */
    static Optional<SortedSet<String>> names(NodeSelectorTerm term) {
        SortedSet<String> names = null;
        for (NodeSelectorRequirement field : term.matchFields()) {
            if (!field.key().equals(NAME_FIELD) || !field.operator().equals("In")) continue;
            if (names == null) names = new TreeSet<>(field.values());
            else names.retainAll(field.values());
        }
        return Optional.ofNullable(names);
    }
}
