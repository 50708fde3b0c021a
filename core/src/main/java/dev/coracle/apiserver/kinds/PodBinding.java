package dev.coracle.apiserver.kinds;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Refusals;
import dev.coracle.apiserver.Call;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Binding;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.Status;
import dev.coracle.model.meta.StatusDetails;
import dev.coracle.model.schema.ResourceType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts a pod on a node, once: what a scheduler posts to {@code binding}. */
final class PodBinding {
    private static final ResourceType<Pod> PODS = ResourceType.of(Pod.class);

    private PodBinding() {}

    static ApiResponse handle(Call call) {
        Binding binding = call.body(Binding.class, "Binding", List.of("v1"));
        call.checkName(binding, binding.name());
        check(binding);
        call.admit(binding);
        Instant now = call.now();
        call.update(Pod.class, call.key(), pod -> bound(pod, binding, now));
        return new ApiResponse.Done(
                201, Status.builder().status("Success").code(201).build(), List.of());
    }

    /** Kubernetes answers mistakes in a binding without a reason, as an error of its own. */
    private static void check(Binding binding) {
        String kind = binding.target().kind().orElse("");
        if (!kind.isEmpty() && !kind.equals("Node")) {
            throw refuse("target.kind: Unsupported value: \"" + kind + "\": supported values: \"Node\", \"<empty>\"");
        }
        if (binding.target().name().orElse("").isEmpty()) throw refuse("target.name: Required value");
    }

    private static ApiException refuse(String message) {
        return Refusals.refuse(500, "", message, StatusDetails.EMPTY);
    }

    private static Pod bound(Pod pod, Binding binding, Instant now) {
        ObjectMeta basis = binding.metadata();
        if (!basis.uid().map(pod.uid()::equals).orElse(true)) {
            throw conflict(
                    pod,
                    "Precondition failed: UID in precondition: " + basis.uid().orElse("") + ", UID in object meta: "
                            + pod.uid());
        }
        if (!basis.resourceVersion().map(pod.resourceVersion()::equals).orElse(true)) {
            throw conflict(
                    pod,
                    "Precondition failed: ResourceVersion in precondition: "
                            + basis.resourceVersion().orElse("") + ", ResourceVersion in object meta: "
                            + pod.resourceVersion());
        }
        if (pod.isTerminating()) {
            throw conflict(pod, "pod " + pod.name() + " is being deleted, cannot be assigned to a host");
        }
        if (pod.spec().nodeName().isPresent()) {
            String node = pod.spec().nodeName().get();
            throw conflict(pod, "pod " + pod.name() + " is already assigned to node \"" + node + "\"");
        }
        if (!pod.spec().schedulingGates().isEmpty()) {
            throw conflict(pod, "pod " + pod.name() + " has non-empty .spec.schedulingGates");
        }
        PodCondition scheduled =
                PodCondition.builder().type("PodScheduled").status("True").build();
        return pod.withSpec(pod.spec().withNodeName(binding.target().name()))
                .withStatus(PodConditions.with(pod.status(), scheduled, now))
                .withMetadata(annotated(pod.metadata(), basis.annotations()));
    }

    private static ObjectMeta annotated(ObjectMeta metadata, Map<String, String> more) {
        if (more.isEmpty()) return metadata;
        Map<String, String> annotations = new LinkedHashMap<>(metadata.annotations());
        annotations.putAll(more);
        return metadata.withAnnotations(annotations);
    }

    private static ApiException conflict(Pod pod, String why) {
        return Refusals.conflict("pods/binding", PODS, pod.name(), why);
    }
}
