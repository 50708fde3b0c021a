package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.PodSecurityContext;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.Sysctl;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What makes the security settings of a whole pod valid. */
final class PodSecurityRules {
    private static final String SEGMENT = "[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private static final String NAME = "^(" + SEGMENT + "[\\./])*" + SEGMENT + "$";
    private static final Pattern SYSCTL = Pattern.compile(NAME);
    private static final int LONGEST_SYSCTL = 253;
    private static final List<String> NETWORK_SYSCTLS = List.of("net.");
    private static final List<String> IPC_SYSCTLS = List.of("kernel.sem", "kernel.shm", "kernel.msg", "fs.mqueue.");

    private PodSecurityRules() {}

    static void check(FieldErrors errors, FieldPath specPath, PodSpec spec) {
        FieldPath path = specPath.child("securityContext");
        if (spec.shareProcessNamespace().orElse(false) && spec.hostPID()) {
            errors.invalid(
                    path.child("shareProcessNamespace"),
                    true,
                    "ShareProcessNamespace and HostPID cannot both be enabled");
        }
        spec.securityContext().ifPresent(context -> check(errors, path, context, spec));
    }

    private static void check(FieldErrors errors, FieldPath path, PodSecurityContext context, PodSpec spec) {
        id(errors, path, "fsGroup", context.fsGroup());
        id(errors, path, "runAsUser", context.runAsUser());
        id(errors, path, "runAsGroup", context.runAsGroup());
        for (int i = 0; i < context.supplementalGroups().size(); i++) {
            long group = context.supplementalGroups().get(i);
            if (group < 0 || group > SecurityRules.LARGEST_ID) {
                errors.invalid(
                        path.child("supplementalGroups").index(i),
                        group,
                        "must be between 0 and " + SecurityRules.LARGEST_ID + ", inclusive");
            }
        }
        sysctls(errors, path.child("sysctls"), context.sysctls(), spec);
        choice(errors, path.child("fsGroupChangePolicy"), context.fsGroupChangePolicy(), "Always", "OnRootMismatch");
        ProfileRules.seccomp(errors, path.child("seccompProfile"), context.seccompProfile());
        WindowsRules.options(errors, path.child("windowsOptions"), context.windowsOptions());
        ProfileRules.appArmor(errors, path.child("appArmorProfile"), context.appArmorProfile());
        choice(errors, path.child("supplementalGroupsPolicy"), context.supplementalGroupsPolicy(), "Merge", "Strict");
        choice(errors, path.child("seLinuxChangePolicy"), context.seLinuxChangePolicy(), "MountOption", "Recursive");
    }

    private static void id(FieldErrors errors, FieldPath path, String field, Optional<Long> id) {
        if (id.isPresent()) Values.between(errors, path, field, id.get(), 0, SecurityRules.LARGEST_ID);
    }

    private static void choice(FieldErrors errors, FieldPath path, Optional<String> value, String... supported) {
        List<String> known = List.of(supported);
        if (value.isPresent() && !known.contains(value.get())) errors.notSupported(path, value.get(), known);
    }

    private static void sysctls(FieldErrors errors, FieldPath path, List<Sysctl> sysctls, PodSpec spec) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < sysctls.size(); i++) {
            String name = sysctls.get(i).name();
            FieldPath place = path.index(i).child("name");
            if (name.isEmpty()) {
                errors.required(place);
            } else if (name.length() > LONGEST_SYSCTL || !SYSCTL.matcher(name).matches()) {
                errors.invalid(
                        place, name, "must have at most " + LONGEST_SYSCTL + " characters and match regex " + NAME);
            } else if (!seen.add(name)) {
                errors.duplicate(place, name);
            }
            String dotted = name.replace('/', '.');
            if (spec.hostNetwork() && NETWORK_SYSCTLS.stream().anyMatch(dotted::startsWith)) {
                errors.invalid(place, name, "may not be specified when 'hostNetwork' is true");
            }
            if (spec.hostIPC() && IPC_SYSCTLS.stream().anyMatch(dotted::startsWith)) {
                errors.invalid(place, name, "may not be specified when 'hostIPC' is true");
            }
        }
    }
}
