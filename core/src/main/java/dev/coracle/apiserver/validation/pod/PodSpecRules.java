package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.LabelRules;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.PriorityClassRules;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerPort;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.Volume;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What makes the spec of a pod valid, in a pod and in a template. */
final class PodSpecRules {
    private static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");

    private PodSpecRules() {}

    /**
     * Checks a spec.
     *
     * @param podName name of the pod whose spec it is; empty for a template's
     */
    static void check(FieldErrors errors, FieldPath path, PodSpec spec, Optional<String> podName) {
        boolean isPod = podName.isPresent();
        Map<String, Volume> volumes =
                VolumeRules.check(errors, path.child("volumes"), spec.volumes(), podName.orElse(""), isPod);
        ClaimRules.check(errors, path.child("resourceClaims"), spec.resourceClaims());
        ContainerListRules.check(errors, path, PodContext.of(spec, isPod, volumes));
        if (spec.hostNetwork()) hostPorts(errors, path.child("containers"), spec.containers(), isPod);
        Values.oneOf(errors, path, "restartPolicy", spec.restartPolicy().orElse(""), RESTART_POLICIES);
        DnsRules.policy(errors, path, spec);
        LabelRules.labels(errors, path.child("nodeSelector"), spec.nodeSelector());
        PodSecurityRules.check(errors, path, spec);
        spec.affinity().ifPresent(affinity -> AffinityRules.check(errors, path.child("affinity"), affinity));
        DnsRules.config(errors, path.child("dnsConfig"), spec);
        readiness(errors, path.child("readinessGates"), spec);
        gates(errors, path.child("schedulingGates"), spec);
        SpreadRules.check(errors, path.child("topologySpreadConstraints"), spec.topologySpreadConstraints());
        WindowsRules.hostProcess(errors, path, spec);
        if (!spec.hostUsers().orElse(true)) ownUsers(errors, path, spec);
        names(errors, path, spec);
        TolerationRules.check(errors, path.child("tolerations"), spec.tolerations());
        DnsRules.hostAliases(errors, path.child("hostAliases"), spec.hostAliases());
        classes(errors, path, spec);
        spec.os().ifPresent(os -> WindowsRules.system(errors, path, spec, os.name()));
    }

    /** On the node's network a container's ports are the node's. */
    private static void hostPorts(FieldErrors errors, FieldPath path, List<Container> containers, boolean isPod) {
        for (int i = 0; i < containers.size(); i++) {
            List<ContainerPort> ports = containers.get(i).ports();
            for (int j = 0; j < ports.size(); j++) {
                int host = ports.get(j).hostPort();
                if ((isPod || host != 0) && host != ports.get(j).containerPort()) {
                    errors.invalid(
                            path.index(i).child("ports").index(j).child("hostPort"),
                            host,
                            "must match `containerPort` when `hostNetwork` is true");
                }
            }
        }
    }

    private static void readiness(FieldErrors errors, FieldPath path, PodSpec spec) {
        for (int i = 0; i < spec.readinessGates().size(); i++) {
            LabelRules.key(
                    errors,
                    path.index(i).child("conditionType"),
                    spec.readinessGates().get(i).conditionType());
        }
    }

    private static void gates(FieldErrors errors, FieldPath path, PodSpec spec) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < spec.schedulingGates().size(); i++) {
            String name = spec.schedulingGates().get(i).name();
            LabelRules.key(errors, path.index(i), name);
            if (!seen.add(name)) errors.duplicate(path.index(i), name);
        }
    }

    private static void ownUsers(FieldErrors errors, FieldPath path, PodSpec spec) {
        String why = "when `pod.Spec.HostUsers` is false";
        if (spec.hostNetwork()) errors.forbidden(path.child("hostNetwork"), why);
        if (spec.hostPID()) errors.forbidden(path.child("HostPID"), why);
        if (spec.hostIPC()) errors.forbidden(path.child("HostIPC"), why);
    }

    private static void names(FieldErrors errors, FieldPath path, PodSpec spec) {
        named(errors, path, "serviceAccountName", spec.serviceAccountName(), Names.SUBDOMAIN);
        named(errors, path, "nodeName", spec.nodeName(), Names.SUBDOMAIN);
        spec.activeDeadlineSeconds()
                .ifPresent(seconds ->
                        Values.between(errors, path, "activeDeadlineSeconds", seconds, 1, Integer.MAX_VALUE));
        named(errors, path, "hostname", spec.hostname(), Names.LABEL);
        named(errors, path, "subdomain", spec.subdomain(), Names.LABEL);
    }

    private static void classes(FieldErrors errors, FieldPath path, PodSpec spec) {
        named(errors, path, "priorityClassName", spec.priorityClassName(), Names.SUBDOMAIN);
        named(errors, path, "runtimeClassName", spec.runtimeClassName(), Names.SUBDOMAIN);
        spec.preemptionPolicy()
                .ifPresent(policy -> PriorityClassRules.policy(errors, path.child("preemptionPolicy"), policy));
        ResourceRules.amounts(errors, path.child("overhead").child("limits"), spec.overhead());
    }

    private static void named(
            FieldErrors errors, FieldPath path, String field, Optional<String> name, Names.Rule rule) {
        if (name.isPresent()) errors.invalid(path.child(field), name.get(), rule.complaints(name.get()));
    }
}
