package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerResizePolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes a container valid, of whatever sort it is. */
final class ContainerRules {
    static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");

    private static final List<String> MESSAGE_POLICIES = List.of("File", "FallbackToLogsOnError");
    private static final List<String> RESIZED = List.of("cpu", "memory");
    private static final List<String> RESIZE_POLICIES = List.of("NotRequired", "RestartContainer");

    private ContainerRules() {}

    static void check(FieldErrors errors, FieldPath path, Container container, PodContext pod) {
        if (container.name().isEmpty()) {
            errors.required(path.child("name"));
        } else {
            errors.invalid(path.child("name"), container.name(), Names.LABEL.complaints(container.name()));
        }
        if (container.image().orElse("").isEmpty()) errors.required(path.child("image"));
        Values.oneOf(
                errors,
                path,
                "terminationMessagePolicy",
                container.terminationMessagePolicy().orElse(""),
                MESSAGE_POLICIES);
        PortRules.check(errors, path.child("ports"), container.ports());
        EnvironmentRules.check(errors, path, container);
        MountRules.check(errors, path, container, pod);
        Values.oneOf(
                errors, path, "imagePullPolicy", container.imagePullPolicy().orElse(""), PULL_POLICIES);
        ResourceRules.check(errors, path.child("resources"), container.resources(), pod.claims());
        resizing(errors, path.child("resizePolicy"), container.resizePolicy(), pod);
        container
                .securityContext()
                .ifPresent(it -> SecurityRules.check(errors, path.child("securityContext"), it, pod.hostUsers()));
    }

    private static void resizing(
            FieldErrors errors, FieldPath path, List<ContainerResizePolicy> policies, PodContext pod) {
        Set<String> seen = new HashSet<>();
        boolean never = pod.spec().restartPolicy().orElse("").equals("Never");
        for (int i = 0; i < policies.size(); i++) {
            String resource = policies.get(i).resourceName();
            String policy = policies.get(i).restartPolicy();
            if (!seen.add(resource)) errors.duplicate(path.index(i), resource);
            choice(errors, path, resource, RESIZED);
            choice(errors, path, policy, RESIZE_POLICIES);
            if (never && !policy.equals("NotRequired")) {
                errors.invalid(path, policy, "must be 'NotRequired' when `restartPolicy` is 'Never'");
            }
        }
    }

    private static void choice(FieldErrors errors, FieldPath path, String value, List<String> supported) {
        if (value.isEmpty()) {
            errors.required(path);
        } else if (!supported.contains(value)) {
            errors.notSupported(path, value, supported);
        }
    }
}
