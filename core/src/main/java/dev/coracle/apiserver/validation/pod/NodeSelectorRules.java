package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.LabelRules;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.NodeSelector;
import dev.coracle.model.core.NodeSelectorRequirement;
import dev.coracle.model.core.NodeSelectorTerm;
import java.util.List;

/** What makes a query for nodes valid. */
public final class NodeSelectorRules {
    private NodeSelectorRules() {}

    /** Refuses a query that means nothing. */
    public static void check(FieldErrors errors, FieldPath path, NodeSelector selector) {
        List<NodeSelectorTerm> terms = selector.nodeSelectorTerms();
        FieldPath list = path.child("nodeSelectorTerms");
        if (terms.isEmpty()) errors.required(list, "must have at least one node selector term");
        for (int i = 0; i < terms.size(); i++) term(errors, list.index(i), terms.get(i), false);
    }

    /**
     * Checks one term.
     *
     * @param anyValue whether values need not be values of labels
     */
    static void term(FieldErrors errors, FieldPath path, NodeSelectorTerm term, boolean anyValue) {
        for (int i = 0; i < term.matchExpressions().size(); i++) {
            label(
                    errors,
                    path.child("matchExpressions").index(i),
                    term.matchExpressions().get(i),
                    anyValue);
        }
        for (int i = 0; i < term.matchFields().size(); i++) {
            field(errors, path.child("matchFields").index(i), term.matchFields().get(i));
        }
    }

    private static void label(
            FieldErrors errors, FieldPath path, NodeSelectorRequirement requirement, boolean anyValue) {
        String operator = requirement.operator();
        List<String> values = requirement.values();
        if (operator.equals("Gt") || operator.equals("Lt")) {
            if (values.size() != 1) {
                errors.required(path.child("values"), "must be specified single value when `operator` is 'Lt' or 'Gt'");
            }
        } else if (!LabelRules.setOperator(errors, path, operator, values)) {
            errors.invalid(path.child("operator"), operator, LabelRules.BAD_OPERATOR);
        }
        LabelRules.key(errors, path.child("key"), requirement.key());
        if (!anyValue) LabelRules.values(errors, path.child("values"), values);
    }

    private static void field(FieldErrors errors, FieldPath path, NodeSelectorRequirement requirement) {
        List<String> values = requirement.values();
        if (!requirement.operator().equals("In") && !requirement.operator().equals("NotIn")) {
            errors.invalid(path.child("operator"), requirement.operator(), LabelRules.BAD_OPERATOR);
        } else if (values.size() != 1) {
            errors.required(
                    path.child("values"),
                    "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
        }
        if (!requirement.key().equals("metadata.name")) {
            errors.invalid(path.child("key"), requirement.key(), "not a valid field selector key");
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            errors.invalid(path.child("values").index(i), values.get(i), Names.SUBDOMAIN.complaints(values.get(i)));
        }
    }
}
