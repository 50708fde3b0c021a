package dev.coracle.model.selector;

import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.LabelSelectorRequirement;
import dev.coracle.model.selector.Requirement.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A condition on labels. Immutable.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">Labels and selectors</a>
 */
public final class Selector {
    private static final Selector EVERYTHING = new Selector(List.of(), false);
    private static final Selector NOTHING = new Selector(List.of(), true);

    private final List<Requirement> requirements;
    private final boolean nothing;

    private Selector(List<Requirement> requirements, boolean nothing) {
        this.requirements = requirements;
        this.nothing = nothing;
    }

    /** Matches all labels. */
    public static Selector everything() {
        return EVERYTHING;
    }

    /** Matches no labels. */
    public static Selector nothing() {
        return NOTHING;
    }

    /**
     * Reads {@code a=b,c!=d,e in (f,g),h notin (i),j,!k,l>1}; the empty text matches everything.
     *
     * @throws IllegalArgumentException where it is malformed; the message is the one of Kubernetes
     */
    public static Selector parse(String text) {
        return text.isBlank() ? EVERYTHING : of(new SelectorParser(text).requirements());
    }

    /** Every one of these labels with this value; no labels match everything. */
    public static Selector ofLabels(Map<String, String> labels) {
        List<Requirement> requirements = new ArrayList<>();
        new TreeMap<>(labels)
                .forEach((key, value) -> requirements.add(new Requirement(key, Operator.EQUALS, List.of(value))));
        return of(requirements);
    }

    /**
     * The selector of an object's spec; an empty one matches everything.
     *
     * @throws IllegalArgumentException for an operator other than In, NotIn, Exists and DoesNotExist
     */
    public static Selector of(LabelSelector selector) {
        List<Requirement> requirements = new ArrayList<>(ofLabels(selector.matchLabels()).requirements);
        for (LabelSelectorRequirement expression : selector.matchExpressions()) {
            requirements.add(new Requirement(expression.key(), operator(expression), expression.values()));
        }
        return of(requirements);
    }

    /** The selector of an object's spec, of which an absent one matches nothing. */
    public static Selector of(Optional<LabelSelector> selector) {
        return selector.map(Selector::of).orElse(NOTHING);
    }

    private static Selector of(List<Requirement> requirements) {
        if (requirements.isEmpty()) return EVERYTHING;
        List<Requirement> sorted = new ArrayList<>(requirements);
        sorted.sort(Comparator.comparing(Requirement::key));
        return new Selector(List.copyOf(sorted), false);
    }

    private static Operator operator(LabelSelectorRequirement expression) {
        return switch (expression.operator()) {
            case "In" -> Operator.IN;
            case "NotIn" -> Operator.NOT_IN;
            case "Exists" -> Operator.EXISTS;
            case "DoesNotExist" -> Operator.DOES_NOT_EXIST;
            default ->
                throw new IllegalArgumentException(
                        "\"" + expression.operator() + "\" is not a valid label selector operator");
        };
    }

    /** Whether these labels meet the condition. */
    public boolean matches(Map<String, String> labels) {
        if (nothing) return false;
        for (Requirement requirement : requirements) {
            if (!requirement.matches(labels)) return false;
        }
        return true;
    }

    /** Whether it matches every set of labels. */
    public boolean isEverything() {
        return !nothing && requirements.isEmpty();
    }

    /** The form that {@link #parse} reads, keys in order; empty for everything. */
    @Override
    public String toString() {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
    }
}
