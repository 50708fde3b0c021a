package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.Shapes;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.PodSecurityContext;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.SecurityContext;
import dev.coracle.model.core.WindowsSecurityContextOptions;
import java.util.List;
import java.util.Optional;

/** What makes valid the settings that only Windows, or only Linux, knows. */
final class WindowsRules {
    private static final List<String> SYSTEMS = List.of("linux", "windows");
    private static final int LARGEST_CREDENTIALS = 64 * 1024;

    private WindowsRules() {}

    static void options(FieldErrors errors, FieldPath path, Optional<WindowsSecurityContextOptions> given) {
        if (given.isEmpty()) return;
        WindowsSecurityContextOptions options = given.get();
        options.gmsaCredentialSpecName()
                .ifPresent(
                        it -> errors.invalid(path.child("gmsaCredentialSpecName"), it, Names.SUBDOMAIN.complaints(it)));
        options.gmsaCredentialSpec().ifPresent(it -> {
            FieldPath place = path.child("gmsaCredentialSpec");
            if (it.isEmpty()) errors.invalid(place, it, "gmsaCredentialSpec cannot be an empty string");
            if (Shapes.bytes(it) > LARGEST_CREDENTIALS) {
                errors.invalid(place, it, "gmsaCredentialSpec size must be under 64 KiB");
            }
        });
        options.runAsUserName().ifPresent(it -> userName(errors, path.child("runAsUserName"), it));
    }

    private static void userName(FieldErrors errors, FieldPath path, String name) {
        String[] parts = name.split("\\\\", -1);
        String user = parts[parts.length - 1];
        if (name.isEmpty()) {
            errors.invalid(path, name, "runAsUserName cannot be an empty string");
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            errors.invalid(path, name, "runAsUserName cannot contain control characters");
        } else if (parts.length > 2) {
            errors.invalid(path, name, "runAsUserName cannot contain more than one backslash");
        } else if (user.isEmpty()) {
            errors.invalid(path, name, "runAsUserName's User cannot be empty");
        } else if (user.length() > 104) {
            errors.invalid(path, name, "runAsUserName's User length must not be longer than 104 characters");
        } else if (user.chars().allMatch(c -> c == '.' || c == ' ')) {
            errors.invalid(path, name, "runAsUserName's User cannot contain only periods or spaces");
        } else if (user.chars().anyMatch(c -> "\"/\\:;|=,+*?<>@[]".indexOf(c) >= 0)) {
            errors.invalid(
                    path, name, "runAsUserName's User cannot contain the following characters: \"/\\:;|=,+*?<>@[]");
        }
    }

    private static Optional<Boolean> hostProcess(Optional<WindowsSecurityContextOptions> options) {
        return options.flatMap(WindowsSecurityContextOptions::hostProcess);
    }

    /** Containers that are processes of the node: all of a pod's, or none. */
    static void hostProcess(FieldErrors errors, FieldPath path, PodSpec spec) {
        Optional<Boolean> podWide = hostProcess(spec.securityContext().flatMap(PodSecurityContext::windowsOptions));
        int[] counts = new int[2];
        ContainerListRules.visit(spec, path, (place, container) -> {
            Optional<Boolean> own = hostProcess(container.securityContext().flatMap(SecurityContext::windowsOptions));
            if (own.isPresent() && podWide.isPresent() && !own.equals(podWide)) {
                errors.invalid(
                        place.child("securityContext").child("windowsOptions").child("hostProcess"),
                        own.get(),
                        "pod hostProcess value must be identical if both are specified, was " + podWide.get());
            }
            counts[0]++;
            if (own.or(() -> podWide).orElse(false)) counts[1]++;
        });
        if (counts[1] == 0) return;
        if (counts[0] != counts[1]) {
            errors.invalid(
                    path,
                    "",
                    "If pod contains any hostProcess containers then all containers must be HostProcess containers");
        }
        if (!spec.hostNetwork()) {
            errors.invalid(
                    path.child("hostNetwork"),
                    false,
                    "hostNetwork must be true if pod contains any hostProcess containers");
        }
    }

    /** What the pod's operating system rules out. */
    static void system(FieldErrors errors, FieldPath path, PodSpec spec, String system) {
        switch (system) {
            case "linux" -> linux(errors, path, spec);
            case "windows" -> windows(errors, path, spec);
            case "" -> errors.required(path.child("os").child("name"), "cannot be empty");
            default -> errors.notSupported(path.child("os"), system, SYSTEMS);
        }
    }

    private static void linux(FieldErrors errors, FieldPath path, PodSpec spec) {
        String banned = "windows options cannot be set for a linux pod";
        if (spec.securityContext().flatMap(PodSecurityContext::windowsOptions).isPresent()) {
            errors.forbidden(path.child("securityContext").child("windowsOptions"), banned);
        }
        ContainerListRules.visit(spec, path, (place, container) -> {
            if (container
                    .securityContext()
                    .flatMap(SecurityContext::windowsOptions)
                    .isPresent()) {
                errors.forbidden(place.child("securityContext").child("windowsOptions"), banned);
            }
        });
    }

    private static void windows(FieldErrors errors, FieldPath path, PodSpec spec) {
        FieldPath place = path.child("securityContext");
        spec.securityContext().ifPresent(it -> {
            banned(errors, place, "appArmorProfile", it.appArmorProfile().isPresent());
            banned(errors, place, "seLinuxOptions", it.seLinuxOptions().isPresent());
            banned(errors, place, "seccompProfile", it.seccompProfile().isPresent());
            banned(errors, place, "fsGroup", it.fsGroup().isPresent());
            banned(
                    errors,
                    place,
                    "fsGroupChangePolicy",
                    it.fsGroupChangePolicy().isPresent());
            banned(errors, place, "sysctls", !it.sysctls().isEmpty());
            banned(errors, place, "runAsUser", it.runAsUser().isPresent());
            banned(errors, place, "runAsGroup", it.runAsGroup().isPresent());
            banned(errors, place, "supplementalGroups", !it.supplementalGroups().isEmpty());
            banned(
                    errors,
                    place,
                    "supplementalGroupsPolicy",
                    it.supplementalGroupsPolicy().isPresent());
            banned(
                    errors,
                    place,
                    "seLinuxChangePolicy",
                    it.seLinuxChangePolicy().isPresent());
        });
        banned(errors, path, "hostUsers", spec.hostUsers().isPresent());
        banned(errors, path, "hostPID", spec.hostPID());
        banned(errors, path, "hostIPC", spec.hostIPC());
        banned(
                errors,
                path,
                "shareProcessNamespace",
                spec.shareProcessNamespace().isPresent());
        ContainerListRules.visit(spec, path, (where, container) -> windows(errors, where, container));
    }

    private static void windows(FieldErrors errors, FieldPath path, Container container) {
        FieldPath place = path.child("securityContext");
        container.securityContext().ifPresent(it -> {
            banned(errors, place, "appArmorProfile", it.appArmorProfile().isPresent());
            banned(errors, place, "seLinuxOptions", it.seLinuxOptions().isPresent());
            banned(errors, place, "seccompProfile", it.seccompProfile().isPresent());
            banned(errors, place, "capabilities", it.capabilities().isPresent());
            banned(
                    errors,
                    place,
                    "readOnlyRootFilesystem",
                    it.readOnlyRootFilesystem().isPresent());
            banned(errors, place, "privileged", it.privileged().isPresent());
            banned(
                    errors,
                    place,
                    "allowPrivilegeEscalation",
                    it.allowPrivilegeEscalation().isPresent());
            banned(errors, place, "procMount", it.procMount().isPresent());
            banned(errors, place, "runAsUser", it.runAsUser().isPresent());
            banned(errors, place, "runAsGroup", it.runAsGroup().isPresent());
        });
    }

    private static void banned(FieldErrors errors, FieldPath path, String field, boolean isSet) {
        if (isSet) errors.forbidden(path.child(field), "cannot be set for a windows pod");
    }
}
