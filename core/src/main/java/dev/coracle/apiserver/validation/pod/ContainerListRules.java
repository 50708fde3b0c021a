package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.EphemeralContainer;
import dev.coracle.model.core.PodSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What makes the containers of a pod valid together: names differ, and each sort has its own rules. */
final class ContainerListRules {
    private static final String SIDECAR_ONLY = "may not be set for init containers without restartPolicy=Always";

    private ContainerListRules() {}

    static void check(FieldErrors errors, FieldPath path, PodContext pod) {
        main(errors, path.child("containers"), pod);
        init(errors, path.child("initContainers"), pod);
        EphemeralContainerRules.check(errors, path.child("ephemeralContainers"), pod);
    }

    private static void main(FieldErrors errors, FieldPath path, PodContext pod) {
        List<Container> containers = pod.spec().containers();
        if (containers.isEmpty()) {
            errors.required(path);
            return;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < containers.size(); i++) {
            Container container = containers.get(i);
            FieldPath place = path.index(i);
            ContainerRules.check(errors, place, container, pod);
            if (!names.add(container.name())) errors.duplicate(place.child("name"), container.name());
            ProbeRules.check(errors, place, container, pod.spec());
            if (container.restartPolicy().isPresent()) {
                errors.forbidden(place.child("restartPolicy"), "may not be set for non-init containers");
            }
        }
        PortRules.uniqueOnHost(errors, path, containers);
    }

    private static void init(FieldErrors errors, FieldPath path, PodContext pod) {
        Set<String> names = new HashSet<>();
        for (Container container : pod.spec().containers()) names.add(container.name());
        List<Container> containers = pod.spec().initContainers();
        for (int i = 0; i < containers.size(); i++) {
            Container container = containers.get(i);
            FieldPath place = path.index(i);
            ContainerRules.check(errors, place, container, pod);
            container.restartPolicy().ifPresent(policy -> {
                List<String> known = List.of("Always");
                if (!known.contains(policy)) errors.notSupported(place.child("restartPolicy"), policy, known);
            });
            if (!names.add(container.name())) errors.duplicate(place.child("name"), container.name());
            PortRules.uniqueOnHost(errors, path, List.of(container));
            if (isSidecar(container)) {
                ProbeRules.check(errors, place, container, pod.spec());
            } else {
                withoutProbes(errors, place, container);
            }
            if (!container.resizePolicy().isEmpty() && !isSidecar(container)) {
                errors.invalid(
                        place.child("resizePolicy"), container.resizePolicy(), "must not be set for init containers");
            }
        }
    }

    /** Whether an init container runs on beside the others. */
    static boolean isSidecar(Container container) {
        return container.restartPolicy().orElse("").equals("Always");
    }

    private static void withoutProbes(FieldErrors errors, FieldPath path, Container container) {
        if (container.lifecycle().isPresent()) errors.forbidden(path.child("lifecycle"), SIDECAR_ONLY);
        if (container.livenessProbe().isPresent()) errors.forbidden(path.child("livenessProbe"), SIDECAR_ONLY);
        if (container.readinessProbe().isPresent()) errors.forbidden(path.child("readinessProbe"), SIDECAR_ONLY);
        if (container.startupProbe().isPresent()) errors.forbidden(path.child("startupProbe"), SIDECAR_ONLY);
    }

    /** All containers: main, init and ephemeral ones. */
    static Stream<Container> all(PodSpec spec) {
        return Stream.of(
                        spec.initContainers().stream(),
                        spec.containers().stream(),
                        spec.ephemeralContainers().stream().map(EphemeralContainerRules::asContainer))
                .flatMap(it -> it);
    }

    /** Looks at every container and where it stands. */
    static void visit(PodSpec spec, FieldPath path, BiConsumer<FieldPath, Container> visitor) {
        List<Container> init = spec.initContainers();
        for (int i = 0; i < init.size(); i++) {
            visitor.accept(path.child("initContainers").index(i), init.get(i));
        }
        List<Container> main = spec.containers();
        for (int i = 0; i < main.size(); i++) {
            visitor.accept(path.child("containers").index(i), main.get(i));
        }
        List<EphemeralContainer> ephemeral = spec.ephemeralContainers();
        for (int i = 0; i < ephemeral.size(); i++) {
            visitor.accept(
                    path.child("ephemeralContainers").index(i), EphemeralContainerRules.asContainer(ephemeral.get(i)));
        }
    }
}
