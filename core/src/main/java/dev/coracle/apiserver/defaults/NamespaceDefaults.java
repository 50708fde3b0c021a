package dev.coracle.apiserver.defaults;

import dev.coracle.model.core.Namespace;
import java.util.LinkedHashMap;
import java.util.Map;

/** The defaults of a namespace. */
final class NamespaceDefaults {
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private NamespaceDefaults() {}

    static Namespace apply(Namespace namespace) {
        Namespace labelled = labelled(namespace);
        return labelled.status().phase().isPresent()
                ? labelled
                : labelled.withStatus(labelled.status().withPhase("Active"));
    }

    private static Namespace labelled(Namespace namespace) {
        String name = namespace.name();
        if (name.isEmpty() || name.equals(namespace.labels().get(NAME_LABEL))) return namespace;
        Map<String, String> labels = new LinkedHashMap<>(namespace.labels());
        labels.put(NAME_LABEL, name);
        return namespace.withMetadata(namespace.metadata().withLabels(labels));
    }
}
