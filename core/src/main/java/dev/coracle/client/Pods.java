package dev.coracle.client;

import dev.coracle.api.WriteOptions;
import dev.coracle.model.core.Binding;
import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.Eviction;
import java.util.Collections;
import java.util.Map;

/** Pods, and what can be done with pods alone. */
public final class Pods extends Resources<Pod> {
    private final Requests<Pod> requests;

    Pods(Requests<Pod> requests) {
        super(requests);
        this.requests = requests;
    }

    @Override
    public Pods in(String namespace) {
        return new Pods(requests.in(namespace));
    }

    @Override
    public Pods with(WriteOptions options) {
        return new Pods(requests.with(options));
    }

    /** Assigns a pod to a node: what a scheduler does. A conflict where it has one already. */
    public void bind(String name, String node) {
        act(name, "binding", binding(ObjectMeta.builder().name(name).namespace(namespace()), node));
    }

    /** Assigns this very pod to a node, and no later one of its name. */
    public void bind(Pod pod, String node) {
        bind(pod, node, Collections.emptyMap());
    }

    /** Assigns this very pod to a node, and gives it annotations in the same write. */
    public void bind(Pod pod, String node, Map<String, String> annotations) {
        ObjectMeta.Builder metadata = ObjectMeta.builder()
                .name(pod.name())
                .namespace(pod.namespace())
                .uid(pod.uid())
                .annotations(annotations);
        in(pod.namespace()).act(pod.name(), "binding", binding(metadata, node));
    }

    private static Binding binding(ObjectMeta.Builder pod, String node) {
        ObjectReference target =
                ObjectReference.builder().kind("Node").name(node).build();
        return Binding.builder().metadata(pod.build()).target(target).build();
    }

    /** Asks a pod to leave; refused with code 429 where a disruption budget forbids it now. */
    public void evict(String name) {
        evict(name, DeleteOptions.builder().build());
    }

    /** Asks a pod to leave; refused with code 429 where a disruption budget forbids it now. */
    public void evict(String name, DeleteOptions how) {
        ObjectMeta metadata =
                ObjectMeta.builder().name(name).namespace(namespace()).build();
        act(
                name,
                "eviction",
                Eviction.builder().metadata(metadata).deleteOptions(how).build());
    }
}
