package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.core.ServiceSpec;
import java.util.List;

/** What may not change in a service: its first address and family, and what a load balancer was made from. */
final class ServiceUpdateRules {
    private static final String FIXED = "may not change once set";
    private static final FieldPath CLUSTER_IPS = ServiceRules.SPEC.child("clusterIPs");
    private static final FieldPath IP_FAMILIES = ServiceRules.SPEC.child("ipFamilies");
    private static final FieldPath POLICY = ServiceRules.SPEC.child("ipFamilyPolicy");

    private ServiceUpdateRules() {}

    static void check(FieldErrors errors, ServiceSpec spec, ServiceSpec stored) {
        boolean alias = isAlias(spec) || isAlias(stored);
        boolean headless = ServiceRules.isHeadless(spec);
        boolean wasHeadless = ServiceRules.isHeadless(stored);
        if (!alias && !(headless && wasHeadless)) addresses(errors, spec, stored.clusterIPs());
        if (!alias && !headless && !wasHeadless) families(errors, spec, stored.ipFamilies());
        if (isBalanced(spec) && isBalanced(stored) && !spec.loadBalancerClass().equals(stored.loadBalancerClass())) {
            errors.invalid(ServiceRules.SPEC.child("loadBalancerClass"), spec.loadBalancerClass(), FIXED);
        }
        if (ServiceTrafficRules.needsHealthCheck(spec)
                && ServiceTrafficRules.needsHealthCheck(stored)
                && spec.healthCheckNodePort() != stored.healthCheckNodePort()) {
            errors.forbidden(ServiceRules.SPEC.child("healthCheckNodePort"), Values.IMMUTABLE);
        }
    }

    private static boolean isAlias(ServiceSpec spec) {
        return spec.type().orElse("").equals("ExternalName");
    }

    private static boolean isBalanced(ServiceSpec spec) {
        return spec.type().orElse("").equals("LoadBalancer");
    }

    private static void addresses(FieldErrors errors, ServiceSpec spec, List<String> stored) {
        List<String> now = spec.clusterIPs();
        if (stored.isEmpty()) return;
        if (now.isEmpty()) {
            errors.invalid(CLUSTER_IPS.index(0), now, "primary clusterIP can not be unset");
            return;
        }
        int compared = now.size() == stored.size() ? now.size() : 1;
        for (int i = 0; i < compared; i++) {
            if (!now.get(i).equals(stored.get(i))) errors.invalid(CLUSTER_IPS.index(i), now, FIXED);
        }
        if (now.size() < stored.size()) released(errors, spec, "clusterIP");
    }

    private static void families(FieldErrors errors, ServiceSpec spec, List<String> stored) {
        List<String> now = spec.ipFamilies();
        int compared = now.size() == stored.size() ? now.size() : Math.min(1, Math.min(now.size(), stored.size()));
        for (int i = 0; i < compared; i++) {
            if (!now.get(i).equals(stored.get(i))) errors.invalid(IP_FAMILIES.index(0), now, FIXED);
        }
        if (now.size() == 1 && stored.size() == 2) released(errors, spec, "ipFamily");
    }

    private static void released(FieldErrors errors, ServiceSpec spec, String what) {
        if (!spec.ipFamilyPolicy().orElse("").equals("SingleStack")) {
            errors.invalid(
                    POLICY, spec.ipFamilyPolicy(), "must be set to 'SingleStack' when releasing the secondary " + what);
        }
    }
}
