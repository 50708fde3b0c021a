package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.core.ClientIPConfig;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.ServiceSpec;
import dev.coracle.model.core.SessionAffinityConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes services valid. */
public final class ServiceRules implements Rules<Service> {
    static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> TYPES = List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
    private static final int LONGEST_AFFINITY = 86400;
    private static final List<String> AFFINITIES = List.of("ClientIP", "None");

    @Override
    public List<FieldError> create(Service service) {
        FieldErrors errors = new FieldErrors();
        check(errors, service);
        return errors.toList();
    }

    @Override
    public List<FieldError> update(Service service, Service stored) {
        FieldErrors errors = new FieldErrors();
        ServiceUpdateRules.check(errors, service.spec(), stored.spec());
        check(errors, service);
        return errors.toList();
    }

    private static void check(FieldErrors errors, Service service) {
        ServiceSpec spec = service.spec();
        String type = spec.type().orElse("");
        if (spec.ports().isEmpty() && !isHeadless(spec) && !type.equals("ExternalName")) {
            errors.required(SPEC.child("ports"));
        }
        typeRules(errors, spec, type);
        ports(errors, spec);
        LabelRules.labels(errors, SPEC.child("selector"), spec.selector());
        affinity(errors, spec);
        ServiceAddressRules.check(errors, spec);
        externalAddresses(errors, spec);
        Values.oneOf(errors, SPEC, "type", type, TYPES);
        ServicePortRules.unique(errors, SPEC.child("ports"), spec.ports(), type);
        ServiceTrafficRules.check(errors, service);
    }

    /** Whether a service asks for no address of its own. */
    public static boolean isHeadless(ServiceSpec spec) {
        return spec.clusterIPs().equals(List.of("None"));
    }

    private static void typeRules(FieldErrors errors, ServiceSpec spec, String type) {
        boolean reachable = type.equals("LoadBalancer") || type.equals("NodePort");
        if (reachable && isHeadless(spec)) {
            errors.invalid(
                    SPEC.child("clusterIPs").index(0), "None", "may not be set to 'None' for " + type + " services");
        }
        if (type.equals("ExternalName")) externalName(errors, spec);
    }

    private static void externalName(FieldErrors errors, ServiceSpec spec) {
        String banned = "may not be set for ExternalName services";
        if (!spec.clusterIPs().isEmpty()) errors.forbidden(SPEC.child("clusterIPs"), banned);
        if (!spec.ipFamilies().isEmpty()) errors.forbidden(SPEC.child("ipFamilies"), banned);
        if (spec.ipFamilyPolicy().isPresent()) errors.forbidden(SPEC.child("ipFamilyPolicy"), banned);
        String name = spec.externalName().orElse("");
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (plain.isEmpty()) {
            errors.required(SPEC.child("externalName"));
        } else {
            errors.invalid(SPEC.child("externalName"), plain, Names.SUBDOMAIN.complaints(plain));
        }
    }

    private static void ports(FieldErrors errors, ServiceSpec spec) {
        Set<String> names = new HashSet<>();
        List<ServicePort> ports = spec.ports();
        for (int i = 0; i < ports.size(); i++) {
            ServicePortRules.check(errors, SPEC.child("ports").index(i), ports.get(i), ports.size() > 1, names);
        }
    }

    private static void affinity(FieldErrors errors, ServiceSpec spec) {
        String affinity = spec.sessionAffinity().orElse("");
        Values.oneOf(errors, SPEC, "sessionAffinity", affinity, AFFINITIES);
        if (!affinity.equals("ClientIP")) return;
        spec.sessionAffinityConfig()
                .flatMap(SessionAffinityConfig::clientIP)
                .flatMap(ClientIPConfig::timeoutSeconds)
                .filter(seconds -> seconds <= 0 || seconds > LONGEST_AFFINITY)
                .ifPresent(seconds -> errors.invalid(
                        SPEC.child("sessionAffinityConfig").child("clientIP").child("timeoutSeconds"),
                        seconds,
                        "must be greater than 0 and less than " + LONGEST_AFFINITY));
    }

    private static void externalAddresses(FieldErrors errors, ServiceSpec spec) {
        for (int i = 0; i < spec.externalIPs().size(); i++) {
            String address = spec.externalIPs().get(i);
            FieldPath path = SPEC.child("externalIPs").index(i);
            if (AddressRules.address(errors, path, address)) AddressRules.ordinary(errors, path, address);
        }
    }

    /** What is wrong with a change of the status. */
    public static List<FieldError> updateStatus(Service service, Service ignored) {
        FieldErrors errors = new FieldErrors();
        ServiceTrafficRules.status(errors, service);
        return errors.toList();
    }
}
