package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.AppArmorProfile;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.PodSecurityContext;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.SeccompProfile;
import dev.coracle.model.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What makes the choice of seccomp and AppArmor profiles valid, in fields and in the annotations before them. */
final class ProfileRules {
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
    private static final String SECCOMP = "seccomp.security.alpha.kubernetes.io/pod";
    private static final String CONTAINER_SECCOMP = "container.seccomp.security.alpha.kubernetes.io/";
    private static final String LOCALHOST = "localhost/";
    private static final int LONGEST_PATH = 4095;
    private static final List<String> TYPES = List.of("Localhost", "RuntimeDefault", "Unconfined");

    private ProfileRules() {}

    static boolean isAppArmor(String annotation) {
        return annotation.startsWith(APP_ARMOR);
    }

    static void seccomp(FieldErrors errors, FieldPath path, Optional<SeccompProfile> profile) {
        if (profile.isEmpty()) return;
        String type = profile.get().type();
        Optional<String> local = profile.get().localhostProfile();
        FieldPath localPath = path.child("localhostProfile");
        if (type.isEmpty()) {
            errors.required(path.child("type"), "type is required when seccompProfile is set");
        } else if (!TYPES.contains(type)) {
            errors.notSupported(path.child("type"), type, TYPES);
        }
        if (!type.equals("Localhost")) {
            if (local.isPresent()) {
                errors.invalid(localPath, profile.get(), "can only be set when seccomp type is Localhost");
            }
        } else if (local.isEmpty()) {
            errors.required(localPath, "must be set when seccomp type is Localhost");
        } else {
            Paths.relative(errors, localPath, local.get());
        }
    }

    static void appArmor(FieldErrors errors, FieldPath path, Optional<AppArmorProfile> profile) {
        if (profile.isEmpty()) return;
        Optional<String> local = profile.get().localhostProfile();
        FieldPath localPath = path.child("localhostProfile");
        switch (profile.get().type()) {
            case "Localhost" -> {
                if (local.isEmpty() || local.get().isEmpty()) {
                    errors.required(localPath, "must be set when AppArmor type is Localhost");
                } else if (!local.get().strip().equals(local.get())) {
                    errors.invalid(localPath, local.get(), "must not be padded with whitespace");
                } else if (local.get().length() > LONGEST_PATH) {
                    errors.tooLong(localPath, LONGEST_PATH);
                }
            }
            case "RuntimeDefault", "Unconfined" -> {
                if (local.isPresent()) {
                    errors.invalid(localPath, local.get(), "can only be set when AppArmor type is Localhost");
                }
            }
            case "" -> errors.required(path.child("type"), "type is required when appArmorProfile is set");
            default -> errors.notSupported(path.child("type"), profile.get().type(), TYPES);
        }
    }

    static void annotations(FieldErrors errors, FieldPath path, Map<String, String> annotations, PodSpec spec) {
        annotations.forEach((key, profile) -> {
            if (key.equals(SECCOMP) || key.startsWith(CONTAINER_SECCOMP)) {
                seccompText(errors, path.child(key), profile);
            }
            if (!isAppArmor(key)) return;
            String container = key.substring(APP_ARMOR.length());
            if (ContainerListRules.all(spec).noneMatch(it -> it.name().equals(container))) {
                errors.invalid(path.key(key), container, "container not found");
            }
            boolean known = profile.isEmpty()
                    || profile.equals("runtime/default")
                    || profile.equals("unconfined")
                    || profile.startsWith(LOCALHOST);
            if (!known) {
                errors.invalid(path.key(key), profile, "invalid AppArmor profile name: \"" + profile + "\"");
            }
        });
    }

    private static void seccompText(FieldErrors errors, FieldPath path, String profile) {
        if (List.of("runtime/default", "docker/default", "unconfined").contains(profile)) return;
        if (profile.startsWith(LOCALHOST)) {
            Paths.relative(errors, path, profile.substring(LOCALHOST.length()));
        } else {
            errors.invalid(path, profile, "must be a valid seccomp profile");
        }
    }

    /** Where a profile stands both in a field and in an annotation, both must say the same. */
    static void agreement(FieldErrors errors, FieldPath path, PodSpec spec, Map<String, String> annotations) {
        if (annotations.isEmpty()) return;
        String own = annotations.get(SECCOMP);
        FieldPath podPath = path.child("securityContext").child("seccompProfile");
        spec.securityContext()
                .flatMap(PodSecurityContext::seccompProfile)
                .ifPresent(it -> agreement(errors, podPath, "seccomp", it.type(), it.localhostProfile(), own));
        Optional<AppArmorProfile> podWide = spec.securityContext().flatMap(PodSecurityContext::appArmorProfile);
        ContainerListRules.visit(spec, path, (place, container) -> {
            FieldPath context = place.child("securityContext");
            Optional<SecurityContext> security = container.securityContext();
            security.flatMap(SecurityContext::seccompProfile)
                    .ifPresent(it -> agreement(
                            errors,
                            context.child("seccompProfile"),
                            "seccomp",
                            it.type(),
                            it.localhostProfile(),
                            annotations.get(CONTAINER_SECCOMP + container.name())));
            security.flatMap(SecurityContext::appArmorProfile)
                    .or(() -> podWide)
                    .ifPresent(it -> agreement(
                            errors,
                            context.child("appArmorProfile"),
                            "apparmor",
                            it.type(),
                            it.localhostProfile(),
                            annotations.get(APP_ARMOR + container.name())));
        });
    }

    private static void agreement(
            FieldErrors errors,
            FieldPath path,
            String what,
            String type,
            Optional<String> local,
            @Nullable String annotation) {
        if (annotation == null) return;
        boolean agrees = switch (type) {
            case "Unconfined" -> annotation.equals("unconfined");
            case "RuntimeDefault" ->
                annotation.equals("runtime/default") || (what.equals("seccomp") && annotation.equals("docker/default"));
            case "Localhost" -> annotation.startsWith(LOCALHOST);
            default -> true;
        };
        if (!agrees) {
            errors.forbidden(path.child("type"), what + " type in annotation and field must match");
        } else if (type.equals("Localhost") && !annotation.equals(LOCALHOST + local.orElse(""))) {
            errors.forbidden(path.child("localhostProfile"), what + " profile in annotation and field must match");
        }
    }

    static boolean isUnprivileged(Container container) {
        return !container.securityContext().flatMap(SecurityContext::privileged).orElse(false);
    }
}
