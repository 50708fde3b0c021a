package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Rules;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.EphemeralContainer;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.Volume;
import dev.coracle.model.core.VolumeProjection;
import java.util.List;
import java.util.Optional;

/** What makes pods valid. */
public final class PodRules implements Rules<Pod> {
    static final FieldPath SPEC = FieldPath.of("spec");
    static final FieldPath ANNOTATIONS = FieldPath.of("metadata", "annotations");

    @Override
    public List<FieldError> create(Pod pod) {
        FieldErrors errors = new FieldErrors();
        check(errors, pod);
        PodSpec spec = pod.spec();
        if (!spec.ephemeralContainers().isEmpty()) {
            errors.forbidden(SPEC.child("ephemeralContainers"), "cannot be set on create");
        }
        if (spec.nodeName().isPresent() && !spec.schedulingGates().isEmpty()) {
            errors.forbidden(SPEC.child("nodeName"), "cannot be set until all schedulingGates have been cleared");
        }
        ProfileRules.agreement(errors, SPEC, spec, pod.metadata().annotations());
        return errors.toList();
    }

    private static void check(FieldErrors errors, Pod pod) {
        PodSpec spec = pod.spec();
        AnnotationRules.check(errors, ANNOTATIONS, pod.metadata().annotations(), spec);
        PodSpecRules.check(errors, SPEC, spec, Optional.of(pod.name()));
        if (spec.serviceAccountName().isEmpty()) noTokens(errors, spec.volumes());
        trimmedImages(errors, SPEC.child("containers"), spec.containers());
        trimmedImages(errors, SPEC.child("initContainers"), spec.initContainers());
    }

    private static void noTokens(FieldErrors errors, List<Volume> volumes) {
        for (int i = 0; i < volumes.size(); i++) {
            if (volumes.get(i).projected().isEmpty()) continue;
            List<VolumeProjection> sources = volumes.get(i).projected().get().sources();
            for (int j = 0; j < sources.size(); j++) {
                if (sources.get(j).serviceAccountToken().isEmpty()) continue;
                FieldPath sourcePath =
                        SPEC.child("volumes").index(i).child("projected").child("sources");
                errors.forbidden(
                        sourcePath.index(j).child("serviceAccountToken"),
                        "must not be specified when serviceAccountName is not set");
            }
        }
    }

    private static void trimmedImages(FieldErrors errors, FieldPath path, List<Container> containers) {
        for (int i = 0; i < containers.size(); i++) {
            trimmedImage(errors, path.index(i), containers.get(i).image().orElse(""));
        }
    }

    static void trimmedImage(FieldErrors errors, FieldPath path, String image) {
        if (!image.strip().equals(image)) {
            errors.invalid(path.child("image"), image, "must not have leading or trailing whitespace");
        }
    }

    @Override
    public List<FieldError> update(Pod pod, Pod stored) {
        FieldErrors errors = new FieldErrors();
        check(errors, pod);
        AnnotationRules.update(
                errors,
                ANNOTATIONS,
                pod.metadata().annotations(),
                stored.metadata().annotations());
        PodUpdateRules.check(errors, SPEC, pod.spec(), stored.spec());
        return errors.toList();
    }

    /** What is wrong with a change of the status. */
    public static List<FieldError> updateStatus(Pod pod, Pod stored) {
        FieldErrors errors = new FieldErrors();
        AnnotationRules.update(
                errors,
                ANNOTATIONS,
                pod.metadata().annotations(),
                stored.metadata().annotations());
        PodStatusRules.check(errors, pod, stored);
        return errors.toList();
    }

    /** What is wrong with a change of the ephemeral containers: they may only be added. */
    public static List<FieldError> ephemeralContainers(Pod pod, Pod stored) {
        FieldErrors errors = new FieldErrors();
        if (stored.metadata().annotations().containsKey(AnnotationRules.MIRROR)) {
            return List.of(FieldError.forbidden(FieldPath.of(""), "static pods do not support ephemeral containers"));
        }
        check(errors, pod);
        List<EphemeralContainer> now = pod.spec().ephemeralContainers();
        FieldPath path = SPEC.child("ephemeralContainers");
        for (EphemeralContainer before : stored.spec().ephemeralContainers()) {
            Optional<EphemeralContainer> same =
                    now.stream().filter(it -> it.name().equals(before.name())).findFirst();
            if (same.isEmpty()) {
                errors.forbidden(path, "existing ephemeral containers \"" + before.name() + "\" may not be removed\n");
            } else if (!same.get().equals(before)) {
                String changes = Differences.of(before, same.get());
                errors.forbidden(
                        path, "existing ephemeral containers \"" + before.name() + "\" may not be changed\n" + changes);
            }
        }
        return errors.toList();
    }
}
