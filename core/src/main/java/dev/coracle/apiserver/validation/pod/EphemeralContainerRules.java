package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.EphemeralContainer;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.core.VolumeMount;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes containers valid that a person adds to a running pod, to look into it. */
final class EphemeralContainerRules {
    private static final String BANNED = "cannot be set for an Ephemeral Container";

    private EphemeralContainerRules() {}

    static void check(FieldErrors errors, FieldPath path, PodContext pod) {
        List<EphemeralContainer> containers = pod.spec().ephemeralContainers();
        if (containers.isEmpty()) return;
        Set<String> others = new HashSet<>();
        pod.spec().containers().forEach(it -> others.add(it.name()));
        pod.spec().initContainers().forEach(it -> others.add(it.name()));
        Set<String> names = new HashSet<>(others);
        for (int i = 0; i < containers.size(); i++) {
            EphemeralContainer container = containers.get(i);
            FieldPath place = path.index(i);
            ContainerRules.check(errors, place, asContainer(container), pod);
            PodRules.trimmedImage(errors, place, container.image().orElse(""));
            if (!names.add(container.name())) errors.duplicate(place.child("name"), container.name());
            container.targetContainerName().ifPresent(target -> {
                if (!others.contains(target)) errors.notFound(place.child("targetContainerName"), target);
            });
            banned(errors, place, container);
            wholeMounts(errors, place.child("volumeMounts"), container.volumeMounts());
        }
    }

    private static void banned(FieldErrors errors, FieldPath path, EphemeralContainer container) {
        if (!container.ports().isEmpty()) errors.forbidden(path.child("ports"), BANNED);
        if (!container.resources().equals(ResourceRequirements.EMPTY))
            errors.forbidden(path.child("resources"), BANNED);
        if (!container.resizePolicy().isEmpty()) errors.forbidden(path.child("resizePolicy"), BANNED);
        if (container.restartPolicy().isPresent()) errors.forbidden(path.child("restartPolicy"), BANNED);
        if (container.livenessProbe().isPresent()) errors.forbidden(path.child("livenessProbe"), BANNED);
        if (container.readinessProbe().isPresent()) errors.forbidden(path.child("readinessProbe"), BANNED);
        if (container.startupProbe().isPresent()) errors.forbidden(path.child("startupProbe"), BANNED);
        if (container.lifecycle().isPresent()) errors.forbidden(path.child("lifecycle"), BANNED);
    }

    private static void wholeMounts(FieldErrors errors, FieldPath path, List<VolumeMount> mounts) {
        for (int i = 0; i < mounts.size(); i++) {
            if (mounts.get(i).subPath().isPresent())
                errors.forbidden(path.index(i).child("subPath"), BANNED);
            if (mounts.get(i).subPathExpr().isPresent()) {
                errors.forbidden(path.index(i).child("subPathExpr"), BANNED);
            }
        }
    }

    /** The same as a container of the usual type: what both have in common. */
    static Container asContainer(EphemeralContainer it) {
        return Container.builder()
                .name(it.name())
                .image(it.image())
                .env(it.env())
                .envFrom(it.envFrom())
                .ports(it.ports())
                .resources(it.resources())
                .resizePolicy(it.resizePolicy())
                .imagePullPolicy(it.imagePullPolicy())
                .terminationMessagePolicy(it.terminationMessagePolicy())
                .securityContext(it.securityContext())
                .volumeMounts(it.volumeMounts())
                .volumeDevices(it.volumeDevices())
                .build();
    }
}
