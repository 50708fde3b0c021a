package dev.coracle.apiserver.kinds;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.IpAddress;
import dev.coracle.apiserver.validation.ServiceAddressRules;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settles of which IP versions a service is, from what it says and what the cluster has. Pure. */
final class ServiceFamilies {
    private static final FieldPath POLICY = FieldPath.of("spec", "ipFamilyPolicy");
    private static final FieldPath FAMILIES = FieldPath.of("spec", "ipFamilies");
    private static final FieldPath ADDRESSES = FieldPath.of("spec", "clusterIPs");
    private static final String SINGLE = "SingleStack";
    private static final String PREFER = "PreferDualStack";
    private static final String REQUIRE = "RequireDualStack";

    private final List<String> configured;
    private final FieldErrors errors;

    /**
     * Settles families for one write.
     *
     * @param configured the families of the cluster; the first is the one by default
     * @param errors takes what is wrong
     */
    ServiceFamilies(List<String> configured, FieldErrors errors) {
        this.configured = configured;
        this.errors = errors;
    }

    /** The spec with policy and families; as far as it came, where something is wrong. */
    ServiceSpec settle(ServiceSpec asked, Optional<ServiceSpec> stored) {
        boolean kept = stored.isPresent() && keepsPreference(asked, stored.get());
        if (!ServiceNeeds.address(asked) || kept) return asked;
        boolean anywhere = ServiceNeeds.isHeadless(asked) && asked.selector().isEmpty();
        Optional<String> policy = asked.ipFamilyPolicy().or(() -> stored.flatMap(ServiceSpec::ipFamilyPolicy));
        ServiceSpec spec = asked.withIpFamilyPolicy(policy.orElse(anywhere ? REQUIRE : SINGLE));
        ServiceAddressRules.check(errors, spec);
        if (errors.count() > 0) return spec;
        if (stored.isPresent()) spec = reduced(spec, stored.get());
        spec = inferred(single(spec));
        if (errors.count() > 0) return spec;
        return anywhere ? completed(spec, List.of("IPv4", "IPv6")) : available(spec);
    }

    /** A service that merely prefers two families stays as it is when the cluster's families change. */
    private static boolean keepsPreference(ServiceSpec spec, ServiceSpec old) {
        return spec.ipFamilyPolicy().orElse("").equals(PREFER)
                && old.ipFamilyPolicy().orElse(PREFER).equals(PREFER)
                && spec.type().equals(old.type())
                && spec.clusterIPs().equals(old.clusterIPs())
                && spec.ipFamilies().equals(old.ipFamilies());
    }

    private ServiceSpec reduced(ServiceSpec asked, ServiceSpec old) {
        ServiceSpec spec = asked;
        boolean sameAddresses = spec.clusterIPs().equals(old.clusterIPs());
        boolean sameFamilies = spec.ipFamilies().equals(old.ipFamilies());
        if (isSingle(spec)) {
            if (sameAddresses && spec.clusterIPs().size() > 1) {
                spec = spec.withClusterIPs(spec.clusterIPs().subList(0, 1));
            }
            if (sameFamilies && spec.ipFamilies().size() > 1) {
                spec = spec.withIpFamilies(spec.ipFamilies().subList(0, 1));
            }
            return spec;
        }
        if (isReduced(spec.clusterIPs(), old.clusterIPs())) {
            errors.invalid(POLICY, spec.ipFamilyPolicy(), "must be 'SingleStack' to release the secondary cluster IP");
        }
        if (isReduced(spec.ipFamilies(), old.ipFamilies())) {
            errors.invalid(POLICY, spec.ipFamilyPolicy(), "must be 'SingleStack' to release the secondary IP family");
        }
        return spec;
    }

    private static boolean isReduced(List<String> now, List<String> before) {
        return before.size() == 2 && now.size() == 1 && now.get(0).equals(before.get(0));
    }

    private static boolean isSingle(ServiceSpec spec) {
        return spec.ipFamilyPolicy().orElse("").equals(SINGLE);
    }

    private ServiceSpec single(ServiceSpec spec) {
        if (!isSingle(spec)) return spec;
        String dual = "must be 'RequireDualStack' or 'PreferDualStack' when multiple ";
        if (spec.clusterIPs().size() == 2) {
            errors.invalid(POLICY, spec.ipFamilyPolicy(), dual + "cluster IPs are specified");
        }
        if (spec.ipFamilies().size() == 2) {
            errors.invalid(POLICY, spec.ipFamilyPolicy(), dual + "IP families are specified");
        }
        return spec;
    }

    /** Families that follow from addresses asked for by name. */
    private ServiceSpec inferred(ServiceSpec spec) {
        List<String> families = new ArrayList<>(spec.ipFamilies());
        for (int i = families.size(); i < spec.clusterIPs().size(); i++) {
            if (spec.clusterIPs().get(i).equals("None")) break;
            String family = family(spec.clusterIPs().get(i));
            families.add(family);
            if (!configured.contains(family)) {
                errors.invalid(ADDRESSES.index(i), spec.clusterIPs(), family + " is not configured on this cluster");
            }
        }
        return spec.withIpFamilies(families);
    }

    static String family(String address) {
        return IpAddress.parse(address).orElseThrow().v6() ? "IPv6" : "IPv4";
    }

    private ServiceSpec available(ServiceSpec spec) {
        if (spec.ipFamilyPolicy().orElse("").equals(REQUIRE) && configured.size() < 2) {
            errors.invalid(POLICY, spec.ipFamilyPolicy(), "this cluster is not configured for dual-stack services");
        }
        for (int i = 0; i < spec.ipFamilies().size(); i++) {
            String family = spec.ipFamilies().get(i);
            if (!configured.contains(family)) {
                errors.invalid(FAMILIES.index(i), family, "not configured on this cluster");
            }
        }
        return errors.count() > 0 ? spec : completed(spec, configured);
    }

    /** The default family where there is none, and the other one where the policy wants both. */
    private ServiceSpec completed(ServiceSpec spec, List<String> known) {
        List<String> families = new ArrayList<>(spec.ipFamilies());
        if (families.isEmpty()) families.add(configured.get(0));
        if (!isSingle(spec) && families.size() == 1) {
            known.stream().filter(it -> !families.contains(it)).findFirst().ifPresent(families::add);
        }
        return spec.withIpFamilies(families);
    }
}
