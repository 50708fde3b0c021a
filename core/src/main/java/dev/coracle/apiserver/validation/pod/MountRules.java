package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Volume;
import dev.coracle.model.core.VolumeDevice;
import dev.coracle.model.core.VolumeMount;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes valid how a container uses the volumes of its pod: as directories and as raw devices. */
final class MountRules {
    private static final List<String> PROPAGATIONS = List.of("Bidirectional", "HostToContainer", "None");
    private static final List<String> READ_ONLY_MODES = List.of("Disabled", "Enabled", "IfPossible");

    private MountRules() {}

    static void check(FieldErrors errors, FieldPath path, Container container, PodContext pod) {
        mounts(errors, path.child("volumeMounts"), container, pod);
        devices(errors, path.child("volumeDevices"), container, pod);
    }

    private static void mounts(FieldErrors errors, FieldPath list, Container container, PodContext pod) {
        Set<String> places = new HashSet<>();
        for (int i = 0; i < container.volumeMounts().size(); i++) {
            VolumeMount mount = container.volumeMounts().get(i);
            FieldPath path = list.index(i);
            if (mount.name().isEmpty()) errors.required(path.child("name"));
            Volume volume = pod.volumes().get(mount.name());
            if (volume == null) errors.notFound(path.child("name"), mount.name());
            if (mount.mountPath().isEmpty()) errors.required(path.child("mountPath"));
            if (!places.add(mount.mountPath())) {
                errors.invalid(path.child("mountPath"), mount.mountPath(), "must be unique");
            }
            for (VolumeDevice device : container.volumeDevices()) {
                if (device.name().equals(mount.name())) {
                    errors.invalid(path.child("name"), mount.name(), "must not already exist in volumeDevices");
                }
                if (device.devicePath().equals(mount.mountPath())) {
                    errors.invalid(
                            path.child("mountPath"),
                            mount.mountPath(),
                            "must not already exist as a path in volumeDevices");
                }
            }
            subPaths(errors, list, path, mount, volume != null && volume.image().isPresent());
            propagation(errors, list, mount, container);
        }
    }

    // Kubernetes reports the rest of a mount's mistakes at the list, not at the element.
    private static void subPaths(
            FieldErrors errors, FieldPath list, FieldPath path, VolumeMount mount, boolean ofImage) {
        String part = mount.subPath().orElse("");
        String expression = mount.subPathExpr().orElse("");
        if (ofImage && !part.isEmpty()) {
            errors.invalid(path.child("subPath"), part, "not allowed in image volume sources");
        }
        if (ofImage && !expression.isEmpty()) {
            errors.invalid(path.child("subPathExpr"), expression, "not allowed in image volume sources");
        }
        Paths.relative(errors, list.child("subPath"), part);
        if (expression.isEmpty()) return;
        if (!part.isEmpty()) {
            errors.invalid(path.child("subPathExpr"), expression, "subPathExpr and subPath are mutually exclusive");
        }
        Paths.relative(errors, list.child("subPathExpr"), expression);
    }

    private static void propagation(FieldErrors errors, FieldPath list, VolumeMount mount, Container container) {
        String propagation = mount.mountPropagation().orElse("None");
        FieldPath path = list.child("mountPropagation");
        if (!PROPAGATIONS.contains(propagation)) errors.notSupported(path, propagation, PROPAGATIONS);
        if (propagation.equals("Bidirectional") && ProfileRules.isUnprivileged(container)) {
            errors.forbidden(path, "Bidirectional mount propagation is available only to privileged containers");
        }
        String recursive = mount.recursiveReadOnly().orElse("Disabled");
        FieldPath place = list.child("recursiveReadOnly");
        if (!READ_ONLY_MODES.contains(recursive)) {
            errors.notSupported(place, recursive, READ_ONLY_MODES);
        } else if (!recursive.equals("Disabled")) {
            if (!mount.readOnly()) errors.forbidden(place, "may only be specified when readOnly is true");
            if (!propagation.equals("None")) {
                errors.forbidden(place, "may only be specified when mountPropagation is None or not specified");
            }
        }
    }

    private static void devices(FieldErrors errors, FieldPath list, Container container, PodContext pod) {
        Set<String> names = new HashSet<>();
        Set<String> paths = new HashSet<>();
        for (int i = 0; i < container.volumeDevices().size(); i++) {
            VolumeDevice device = container.volumeDevices().get(i);
            FieldPath namePath = list.index(i).child("name");
            FieldPath devicePath = list.index(i).child("devicePath");
            String name = device.name();
            String place = device.devicePath();
            if (name.isEmpty()) errors.required(namePath);
            if (!name.isEmpty() && !names.add(name)) errors.invalid(namePath, name, "must be unique");
            Volume volume = pod.volumes().get(name);
            if (volume == null) {
                errors.notFound(namePath, name);
            } else if (volume.persistentVolumeClaim().isEmpty()
                    && volume.ephemeral().isEmpty()) {
                errors.invalid(
                        namePath,
                        name,
                        "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
            }
            if (place.isEmpty()) errors.required(devicePath);
            if (Paths.hasBacksteps(place)) {
                errors.invalid(devicePath, place, "can not contain backsteps ('..')");
            } else if (!paths.add(place)) {
                errors.invalid(devicePath, place, "must be unique");
            }
        }
    }
}
