package dev.coracle.apiserver.kinds;

import dev.coracle.apiserver.Portion;
import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.defaults.Defaults;
import dev.coracle.apiserver.validation.NodeRules;
import dev.coracle.model.core.Node;
import java.util.Optional;

/** Nodes. A new one may bring its status along, for it registers itself. */
final class Nodes {
    private static final NodeRules RULES = new NodeRules();

    static final ServedKind<Node> KIND = ServedKind.of(Node.class)
            .storagePrefix("minions")
            .defaults(Defaults::node)
            .rules(RULES)
            .prepareCreate(Nodes::withoutConfiguration)
            .prepareUpdate((asked, stored) -> withoutConfiguration(asked).withStatus(stored.status()))
            .putSelectableField(
                    "spec.unschedulable", node -> Boolean.toString(node.spec().unschedulable()))
            .putPortion("status", Portion.of((asked, stored) -> asked.withSpec(stored.spec()), RULES::update))
            .build();

    private Nodes() {}

    /** Kubelets can no longer be configured through the API; the field is cleared, as Kubernetes does. */
    private static Node withoutConfiguration(Node node) {
        return node.withSpec(node.spec().withConfigSource(Optional.empty()));
    }
}
