package dev.coracle.scheduler;

import dev.coracle.api.ApiException;
import dev.coracle.api.Body.PatchType;
import dev.coracle.client.Client;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.json.Json;
import dev.coracle.scheduler.framework.PodWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A scheduler's calls about pods. */
final class PodCalls implements PodWriter {
    private final Client client;

    PodCalls(Client client) {
        this.client = client;
    }

    @Override
    public Optional<Pod> read(Pod pod) {
        return client.pods(pod.namespace())
                .find(pod.name())
                .filter(stored -> stored.uid().equals(pod.uid()));
    }

    @Override
    public void bind(Pod pod, String node, Map<String, String> annotations) {
        client.pods().bind(pod, node, annotations);
    }

    @Override
    public void setCondition(Pod pod, PodCondition condition, Optional<String> nominate) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("conditions", List.of(Json.toTree(condition)));
        nominate.ifPresent(node -> status.put("nominatedNodeName", orNull(node)));
        patch(pod, status);
    }

    @Override
    public void nominate(Pod pod, String node) {
        patch(pod, Collections.singletonMap("nominatedNodeName", orNull(node)));
    }

    private static @Nullable String orNull(String node) {
        return node.isEmpty() ? null : node;
    }

    /** Changes the status of this very pod: the uid makes the server refuse a later one of its name. */
    private void patch(Pod pod, Map<String, @Nullable Object> status) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("metadata", Collections.singletonMap("uid", pod.uid()));
        change.put("status", status);
        client.pods(pod.namespace()).status().patch(pod.name(), PatchType.STRATEGIC, change);
    }

    @Override
    public void delete(Pod pod) {
        try {
            client.pods(pod.namespace()).delete(pod);
        } catch (ApiException e) {
            boolean isGone = e.isNotFound() || (e.isConflict() && read(pod).isEmpty());
            if (!isGone) throw e;
        }
    }
}
