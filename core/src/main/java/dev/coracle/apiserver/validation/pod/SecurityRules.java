package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.SecurityContext;
import java.util.List;

/** What makes the security settings of a container valid. */
final class SecurityRules {
    /** The largest id of a user or group. */
    static final long LARGEST_ID = 0xffffffffL;

    private static final List<String> PROC_MOUNTS = List.of("Default", "Unmasked");

    private SecurityRules() {}

    static void check(FieldErrors errors, FieldPath path, SecurityContext context, boolean hostUsers) {
        context.runAsUser().ifPresent(id -> Values.between(errors, path, "runAsUser", id, 0, LARGEST_ID));
        context.runAsGroup().ifPresent(id -> Values.between(errors, path, "runAsGroup", id, 0, LARGEST_ID));
        context.procMount().ifPresent(mount -> {
            FieldPath place = path.child("procMount");
            if (!PROC_MOUNTS.contains(mount)) errors.notSupported(place, mount, PROC_MOUNTS);
            if (hostUsers && mount.equals("Unmasked")) {
                errors.invalid(place, mount, "`hostUsers` must be false to use `Unmasked`");
            }
        });
        ProfileRules.seccomp(errors, path.child("seccompProfile"), context.seccompProfile());
        if (!context.allowPrivilegeEscalation().orElse(true)) escalation(errors, path, context);
        WindowsRules.options(errors, path.child("windowsOptions"), context.windowsOptions());
        ProfileRules.appArmor(errors, path.child("appArmorProfile"), context.appArmorProfile());
    }

    private static void escalation(FieldErrors errors, FieldPath path, SecurityContext context) {
        if (context.privileged().orElse(false)) {
            errors.invalid(path, context, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        }
        boolean admin = context.capabilities()
                .map(it -> it.add().contains("CAP_SYS_ADMIN"))
                .orElse(false);
        if (admin) {
            errors.invalid(
                    path,
                    context,
                    "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
        }
    }
}
