package dev.coracle.scheduler.plugins;

import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.ReplicationController;
import dev.coracle.model.core.Service;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.LabelSelectorRequirement;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Guesses which pods belong together with a pod: those of its services and of its controller. */
final class OwnSelector {
    private final ObjectLister<Service> services;
    private final ObjectLister<ReplicationController> replicationControllers;
    private final ObjectLister<ReplicaSet> replicaSets;

    OwnSelector(Handle handle) {
        services = handle.objects(Service.class);
        replicationControllers = handle.objects(ReplicationController.class);
        replicaSets = handle.objects(ReplicaSet.class);
    }

    /** The selector; empty where nothing is known that the pod belongs to. */
    Optional<LabelSelector> of(PodInfo pod) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Service service : services.list(pod.namespace())) {
            Map<String, String> selector = service.spec().selector();
            if (!selector.isEmpty() && pod.labels().entrySet().containsAll(selector.entrySet()))
                labels.putAll(selector);
        }
        List<LabelSelectorRequirement> expressions = new ArrayList<>();
        pod.pod().metadata().ownerReferences().stream()
                .filter(owner -> owner.controller().orElse(false))
                .findFirst()
                .ifPresent(owner -> addController(pod.namespace(), owner, labels, expressions));
        if (labels.isEmpty() && expressions.isEmpty()) return Optional.empty();
        return Optional.of(LabelSelector.builder()
                .matchLabels(labels)
                .matchExpressions(expressions)
                .build());
    }

    private void addController(
            String namespace,
            OwnerReference owner,
            Map<String, String> labels,
            List<LabelSelectorRequirement> expressions) {
        switch (owner.apiVersion() + "/" + owner.kind()) {
            case "v1/ReplicationController" ->
                replicationControllers
                        .find(namespace, owner.name())
                        .ifPresent(found -> labels.putAll(found.spec().selector()));
            case "apps/v1/ReplicaSet" ->
                replicaSets
                        .find(namespace, owner.name())
                        .flatMap(found -> found.spec().selector())
                        .ifPresent(selector -> add(selector, expressions));
            default -> {}
        }
    }

    private static void add(LabelSelector selector, List<LabelSelectorRequirement> expressions) {
        selector.matchLabels().forEach((key, value) -> expressions.add(in(key, value)));
        expressions.addAll(selector.matchExpressions());
    }

    /** A requirement of one value. */
    static LabelSelectorRequirement in(String key, String value) {
        return LabelSelectorRequirement.builder()
                .key(key)
                .operator("In")
                .values(List.of(value))
                .build();
    }
}
