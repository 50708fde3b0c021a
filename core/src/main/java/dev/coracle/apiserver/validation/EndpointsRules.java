package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.core.EndpointAddress;
import dev.coracle.model.core.EndpointPort;
import dev.coracle.model.core.EndpointSubset;
import dev.coracle.model.core.Endpoints;
import java.util.List;

/** What makes endpoints valid. */
public final class EndpointsRules implements Rules<Endpoints> {
    private static final FieldPath SUBSETS = FieldPath.of("subsets");

    @Override
    public List<FieldError> create(Endpoints endpoints) {
        FieldErrors errors = new FieldErrors();
        for (int i = 0; i < endpoints.subsets().size(); i++) {
            subset(errors, SUBSETS.index(i), endpoints.subsets().get(i));
        }
        return errors.toList();
    }

    private static void subset(FieldErrors errors, FieldPath path, EndpointSubset subset) {
        if (subset.addresses().isEmpty() && subset.notReadyAddresses().isEmpty()) {
            errors.required(path, "must specify `addresses` or `notReadyAddresses`");
        }
        addresses(errors, path.child("addresses"), subset.addresses());
        addresses(errors, path.child("notReadyAddresses"), subset.notReadyAddresses());
        boolean many = subset.ports().size() > 1;
        for (int i = 0; i < subset.ports().size(); i++) {
            port(errors, path.child("ports").index(i), subset.ports().get(i), many);
        }
    }

    private static void addresses(FieldErrors errors, FieldPath path, List<EndpointAddress> addresses) {
        for (int i = 0; i < addresses.size(); i++) {
            EndpointAddress address = addresses.get(i);
            FieldPath place = path.index(i);
            AddressRules.address(errors, place.child("ip"), address.ip());
            address.hostname().ifPresent(it -> errors.invalid(place.child("hostname"), it, Names.LABEL.complaints(it)));
            address.nodeName()
                    .ifPresent(it -> errors.invalid(place.child("nodeName"), it, Names.SUBDOMAIN.complaints(it)));
            AddressRules.ordinary(errors, place.child("ip"), address.ip());
        }
    }

    private static void port(FieldErrors errors, FieldPath path, EndpointPort port, boolean needsName) {
        String name = port.name().orElse("");
        if (!name.isEmpty()) {
            errors.invalid(path.child("name"), name, Names.LABEL.complaints(name));
        } else if (needsName) {
            errors.required(path.child("name"));
        }
        Values.port(errors, path, "port", port.port());
        Values.oneOf(errors, path, "protocol", port.protocol().orElse(""), Values.PROTOCOLS);
        port.appProtocol()
                .ifPresent(it -> errors.invalid(path.child("appProtocol"), it, Names.QUALIFIED.complaints(it)));
    }
}
