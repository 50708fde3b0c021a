package dev.coracle.apiserver.admission;

import dev.coracle.api.ApiException;
import dev.coracle.api.Refusals;
import dev.coracle.api.Verb;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.meta.StatusCause;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.ResourceType;
import java.util.List;

/**
 * Lets objects be made only in namespaces that exist and are not being deleted, and keeps the cluster's own namespaces
 * from being deleted.
 */
public final class NamespaceLifecycle implements AdmissionPlugin {
    private static final ResourceType<Namespace> NAMESPACES = ResourceType.of(Namespace.class);
    private static final List<String> IMMORTAL = List.of("default", "kube-system", "kube-public");

    @Override
    public TypeMeta mutate(AdmissionRequest request, Lookup cluster) {
        if (!request.key().namespace().isEmpty()) check(request, cluster);
        return request.object().orElseThrow();
    }

    private static void check(AdmissionRequest request, Lookup cluster) {
        String name = request.key().namespace();
        Namespace namespace =
                cluster.find(Namespace.class, "", name).orElseThrow(() -> Refusals.notFound(NAMESPACES, name));
        if (request.verb() == Verb.CREATE
                && namespace.status().phase().orElse("").equals("Terminating")) {
            throw terminating(request, name);
        }
    }

    private static ApiException terminating(AdmissionRequest request, String namespace) {
        StatusCause cause = StatusCause.builder()
                .reason("NamespaceTerminating")
                .message("namespace " + namespace + " is being terminated")
                .field("metadata.namespace")
                .build();
        return Refusals.forbidden(
                request.resource(),
                request.key().name(),
                "unable to create new content in namespace " + namespace + " because it is being terminated",
                cause);
    }

    @Override
    public void validate(AdmissionRequest request, Lookup cluster) {
        String name = request.key().name();
        if (request.isFor(Namespace.class, Verb.DELETE) && IMMORTAL.contains(name)) {
            throw Refusals.forbidden(NAMESPACES, name, "this namespace may not be deleted");
        }
    }
}
