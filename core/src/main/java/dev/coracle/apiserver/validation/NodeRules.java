package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeAddress;
import dev.coracle.model.core.NodeSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What makes nodes valid. */
public final class NodeRules implements Rules<Node> {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath STATUS = FieldPath.of("status");
    // Kubernetes reports taints at this place, though they stand in the spec.
    private static final FieldPath TAINTS = FieldPath.of("metadata", "taints");

    @Override
    public List<FieldError> create(Node node) {
        FieldErrors errors = new FieldErrors();
        TaintRules.check(errors, TAINTS, node.spec().taints());
        resources(errors, node);
        networks(errors, node.spec().podCIDRs());
        return errors.toList();
    }

    private static void networks(FieldErrors errors, List<String> networks) {
        FieldPath path = SPEC.child("podCIDRs");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < networks.size(); i++) {
            AddressRules.network(errors, path.index(i), networks.get(i));
            if (!seen.add(networks.get(i))) errors.duplicate(path.index(i), networks.get(i));
        }
        List<String> bases = networks.stream()
                .map(it -> it.substring(0, Math.max(0, it.indexOf('/'))))
                .toList();
        if (networks.size() > 2 || (networks.size() == 2 && !AddressRules.areDual(bases))) {
            errors.invalid(path, networks, "may specify no more than one CIDR for each IP family");
        }
    }

    private static void resources(FieldErrors errors, Node node) {
        quantities(errors, STATUS.child("capacity"), node.status().capacity());
        quantities(errors, STATUS.child("allocatable"), node.status().allocatable());
    }

    private static void quantities(FieldErrors errors, FieldPath path, Map<String, Quantity> quantities) {
        quantities.forEach((name, quantity) -> QuantityRules.check(errors, path.child(name), name, quantity));
    }

    @Override
    public List<FieldError> update(Node node, Node stored) {
        FieldErrors errors = new FieldErrors();
        resources(errors, node);
        addresses(errors, node.status().addresses());
        NodeSpec now = node.spec();
        NodeSpec before = stored.spec();
        if (!before.podCIDRs().isEmpty() && !before.podCIDRs().equals(now.podCIDRs())) {
            errors.forbidden(SPEC.child("podCIDRs"), "node updates may not change podCIDR except from \"\" to valid");
        }
        if (before.providerID().isPresent() && !before.providerID().equals(now.providerID())) {
            errors.forbidden(
                    SPEC.child("providerID"), "node updates may not change providerID except from \"\" to valid");
        }
        TaintRules.check(errors, TAINTS, now.taints());
        if (!before.externalID().equals(now.externalID())) {
            errors.forbidden(SPEC.child("externalID"), "may not be updated");
        }
        return errors.toList();
    }

    private static void addresses(FieldErrors errors, List<NodeAddress> addresses) {
        Set<NodeAddress> seen = new HashSet<>();
        for (int i = 0; i < addresses.size(); i++) {
            if (!seen.add(addresses.get(i))) {
                errors.duplicate(STATUS.child("addresses").index(i), addresses.get(i));
            }
        }
    }
}
