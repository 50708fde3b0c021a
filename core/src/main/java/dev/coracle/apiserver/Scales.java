package dev.coracle.apiserver;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Refusals;
import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.model.FieldPath;
import dev.coracle.model.autoscaling.Scale;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.ObjectMeta;
import java.util.ArrayList;
import java.util.List;

/** Carries out requests to {@code /scale}: the number of replicas, whatever the kind. */
final class Scales {
    private final Writes writes;

    Scales(Writes writes) {
        this.writes = writes;
    }

    <T extends ApiObject> ApiResponse serve(ServedKind<T> kind, ApiRequest request) {
        ScaleView<T> view = kind.scale().orElseThrow(Refusals::unknownResource);
        ObjectKey key = new ObjectKey(request.namespace(), request.name());
        List<String> warnings = new ArrayList<>();
        T object = switch (request.verb()) {
            case GET -> writes.writer(request).existing(kind, key);
            case UPDATE -> update(kind, view, request, warnings);
            case PATCH -> patch(kind, view, request, warnings);
            default -> throw Refusals.methodNotAllowed(kind.resource(), request.verb());
        };
        return new ApiResponse.Done(200, scaleOf(view, object), warnings);
    }

    private <T extends ApiObject> T update(
            ServedKind<T> kind, ScaleView<T> view, ApiRequest request, List<String> warnings) {
        Decoding.Decoded<Scale> asked = Decoding.value(Scale.class, "Scale", List.of("autoscaling/v1"), request);
        Decoding.checkName(asked.value(), request);
        warnings.addAll(asked.warnings());
        return writes.change(kind, request, stored -> scaled(kind, view, stored, asked.value()));
    }

    private <T extends ApiObject> T patch(
            ServedKind<T> kind, ScaleView<T> view, ApiRequest request, List<String> warnings) {
        return writes.change(kind, request, stored -> {
            Scale scale =
                    Patches.apply(Scale.class, scaleOf(view, stored), Patches.patchOf(request), request, warnings);
            return scaled(kind, view, stored, scale);
        });
    }

    private static <T extends ApiObject> T scaled(ServedKind<T> kind, ScaleView<T> view, T stored, Scale scale) {
        Metadata.checkUid(kind, stored, scale.metadata().uid());
        Metadata.checkRevision(kind, stored, scale.metadata().resourceVersion());
        int replicas = scale.spec().replicas();
        if (replicas < 0) {
            FieldError error = FieldError.invalid(
                    FieldPath.of("spec", "replicas"), replicas, "must be greater than or equal to 0");
            Invalid.refuse("autoscaling", "Scale", stored.name(), List.of(error));
        }
        return view.write().apply(stored, replicas);
    }

    private static <T extends ApiObject> Scale scaleOf(ScaleView<T> view, T object) {
        ObjectMeta own = object.metadata();
        ObjectMeta metadata = ObjectMeta.builder()
                .name(own.name())
                .namespace(own.namespace())
                .uid(own.uid())
                .resourceVersion(own.resourceVersion())
                .creationTimestamp(own.creationTimestamp())
                .build();
        return view.read().apply(object).withMetadata(metadata);
    }
}
