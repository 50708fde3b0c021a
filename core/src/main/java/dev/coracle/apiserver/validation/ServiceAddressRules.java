package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.core.ServiceSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes the addresses of a service, and the families they are of, valid. */
public final class ServiceAddressRules {
    private static final List<String> FAMILIES = List.of("IPv4", "IPv6");
    private static final List<String> POLICIES = List.of("PreferDualStack", "RequireDualStack", "SingleStack");
    private static final FieldPath CLUSTER_IPS = ServiceRules.SPEC.child("clusterIPs");
    private static final FieldPath IP_FAMILIES = ServiceRules.SPEC.child("ipFamilies");

    private ServiceAddressRules() {}

    /** Checks a service that is not just an alias. */
    public static void check(FieldErrors errors, ServiceSpec spec) {
        if (spec.type().orElse("").equals("ExternalName")) return;
        agreement(errors, spec);
        families(errors, spec.ipFamilies());
        spec.ipFamilyPolicy().ifPresent(policy -> {
            if (!POLICIES.contains(policy)) {
                errors.notSupported(ServiceRules.SPEC.child("ipFamilyPolicy"), policy, POLICIES);
            }
        });
        List<String> addresses = spec.clusterIPs();
        boolean wellFormed = wellFormed(errors, addresses);
        if (addresses.size() > 2) errors.invalid(CLUSTER_IPS, addresses, "may only hold up to 2 values");
        if (!wellFormed) return;
        if (addresses.size() > 1 && !AddressRules.areDual(addresses)) {
            errors.invalid(CLUSTER_IPS, addresses, "may specify no more than one IP for each IP family");
        }
        if (!ServiceRules.isHeadless(spec)) familyOfEach(errors, addresses, spec.ipFamilies());
    }

    private static void agreement(FieldErrors errors, ServiceSpec spec) {
        String first = spec.clusterIP().orElse("");
        List<String> all = spec.clusterIPs();
        if (first.isEmpty()) {
            if (!all.isEmpty()) errors.invalid(CLUSTER_IPS, all, "must be empty when `clusterIP` is not specified");
        } else if (!all.isEmpty() && !all.get(0).equals(first)) {
            errors.invalid(CLUSTER_IPS, all, "first value must match `clusterIP`");
        }
    }

    private static void families(FieldErrors errors, List<String> families) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < families.size(); i++) {
            String family = families.get(i);
            if (!FAMILIES.contains(family)) errors.notSupported(IP_FAMILIES.index(i), family, FAMILIES);
            if (!seen.add(family)) errors.duplicate(IP_FAMILIES.index(i), family);
        }
    }

    private static boolean wellFormed(FieldErrors errors, List<String> addresses) {
        boolean wellFormed = true;
        for (int i = 0; i < addresses.size(); i++) {
            if (i == 0 && addresses.get(i).equals("None")) {
                if (addresses.size() == 1) continue;
                wellFormed = false;
                errors.invalid(CLUSTER_IPS, addresses, "'None' must be the first and only value");
            } else {
                wellFormed &= AddressRules.address(errors, CLUSTER_IPS.index(i), addresses.get(i));
            }
        }
        return wellFormed;
    }

    private static void familyOfEach(FieldErrors errors, List<String> addresses, List<String> families) {
        for (int i = 0; i < Math.min(addresses.size(), families.size()); i++) {
            String family = families.get(i);
            boolean v6 = IpAddress.parse(addresses.get(i)).orElseThrow().v6();
            if (!family.equals(v6 ? "IPv6" : "IPv4") && FAMILIES.contains(family)) {
                errors.invalid(
                        CLUSTER_IPS.index(i),
                        addresses.get(i),
                        "expected an " + family + " value as indicated by `ipFamilies[" + i + "]`");
            }
        }
    }
}
