package dev.coracle.apiserver.kinds;

import dev.coracle.api.Verb;
import dev.coracle.apiserver.Portion;
import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.defaults.Defaults;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.NamespaceRules;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.NamespaceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Namespaces. A deleted one stays, terminating, until a controller has emptied it and takes its finalizer away through
 * {@code /finalize}.
 */
final class Namespaces {
    private static final String FINALIZER = "kubernetes";

    static final ServedKind<Namespace> KIND = ServedKind.of(Namespace.class)
            .defaults(Defaults::namespace)
            .rules(new NamespaceRules())
            .nameRule(Names.LABEL)
            .deletesCollections(false)
            .prepareCreate(Namespaces::begin)
            .prepareUpdate((asked, stored) -> asked.withSpec(
                            asked.spec().withFinalizers(stored.spec().finalizers()))
                    .withStatus(stored.status()))
            .prepareDelete(Namespaces::terminate)
            .finalized(namespace -> namespace.spec().finalizers().isEmpty())
            .putSelectableField(
                    "status.phase", namespace -> namespace.status().phase().orElse(""))
            .putPortion(
                    "status",
                    Portion.of((asked, stored) -> asked.withSpec(stored.spec()), NamespaceRules::updateStatus))
            .putPortion(
                    "finalize",
                    new Portion<>(
                            List.of(Verb.UPDATE),
                            (asked, stored) -> asked.withStatus(stored.status()),
                            NamespaceRules::finalizers))
            .build();

    private Namespaces() {}

    private static Namespace begin(Namespace namespace) {
        List<String> finalizers = new ArrayList<>(namespace.spec().finalizers());
        if (!finalizers.contains(FINALIZER)) finalizers.add(FINALIZER);
        // Only now is the name known that the server made up.
        return Defaults.namespace(
                namespace.withSpec(namespace.spec().withFinalizers(finalizers)).withStatus(NamespaceStatus.EMPTY));
    }

    private static Namespace terminate(Namespace namespace) {
        return namespace
                .withStatus(namespace.status().withPhase("Terminating"))
                .withMetadata(namespace.metadata().withDeletionGracePeriodSeconds(Optional.empty()));
    }
}
