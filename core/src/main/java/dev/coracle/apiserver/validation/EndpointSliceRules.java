package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.discovery.Endpoint;
import dev.coracle.model.discovery.EndpointPort;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.discovery.ForZone;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes endpoint slices valid. */
public final class EndpointSliceRules implements Rules<EndpointSlice> {
    private static final List<String> TYPES = List.of("FQDN", "IPv4", "IPv6");
    private static final FieldPath TYPE = FieldPath.of("addressType");
    private static final FieldPath ENDPOINTS = FieldPath.of("endpoints");
    private static final FieldPath PORTS = FieldPath.of("ports");

    @Override
    public List<FieldError> create(EndpointSlice slice) {
        FieldErrors errors = new FieldErrors();
        check(errors, slice);
        return errors.toList();
    }

    private static void check(FieldErrors errors, EndpointSlice slice) {
        Values.oneOf(errors, FieldPath.ROOT, "addressType", slice.addressType(), TYPES);
        List<Endpoint> endpoints = slice.endpoints();
        if (endpoints.size() > 1000) {
            errors.tooMany(ENDPOINTS, endpoints.size(), 1000);
        } else {
            for (int i = 0; i < endpoints.size(); i++) {
                endpoint(errors, ENDPOINTS.index(i), endpoints.get(i), slice.addressType());
            }
        }
        ports(errors, slice.ports());
    }

    private static void endpoint(FieldErrors errors, FieldPath path, Endpoint endpoint, String type) {
        FieldPath addresses = path.child("addresses");
        int count = endpoint.addresses().size();
        if (count == 0) errors.required(addresses, "must contain at least 1 address");
        if (count > 100) errors.tooMany(addresses, count, 100);
        for (int i = 0; i < count; i++) {
            address(errors, addresses.index(i), endpoint.addresses().get(i), type);
        }
        FieldPath topology = path.child("deprecatedTopology");
        if (endpoint.deprecatedTopology().size() > 16) {
            errors.tooMany(topology, endpoint.deprecatedTopology().size(), 16);
        }
        LabelRules.labels(errors, topology, endpoint.deprecatedTopology());
        endpoint.hostname().ifPresent(it -> errors.invalid(path.child("hostname"), it, Names.LABEL.complaints(it)));
        endpoint.nodeName().ifPresent(it -> errors.invalid(path.child("nodeName"), it, Names.SUBDOMAIN.complaints(it)));
        endpoint.hints().ifPresent(hints -> zones(errors, path.child("hints").child("forZones"), hints.forZones()));
    }

    private static void address(FieldErrors errors, FieldPath path, String address, String type) {
        switch (type) {
            case "IPv4", "IPv6" -> {
                AddressRules.address(errors, path, address, type.equals("IPv6"));
                AddressRules.ordinary(errors, path, address);
            }
            case "FQDN" -> domain(errors, path, address);
            default -> {}
        }
    }

    private static void domain(FieldErrors errors, FieldPath path, String address) {
        if (address.isEmpty()) {
            errors.required(path);
            return;
        }
        String name = address.endsWith(".") ? address.substring(0, address.length() - 1) : address;
        List<String> complaints = Names.SUBDOMAIN.complaints(name);
        if (!complaints.isEmpty()) {
            errors.invalid(path, name, String.join(",", complaints));
        } else if (name.indexOf('.') < 0) {
            errors.invalid(path, name, "should be a domain with at least two segments separated by dots");
        }
    }

    private static void zones(FieldErrors errors, FieldPath path, List<ForZone> zones) {
        if (zones.size() > 8) errors.tooMany(path, zones.size(), 8);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < zones.size(); i++) {
            String name = zones.get(i).name();
            FieldPath place = path.index(i).child("name");
            if (!seen.add(name)) errors.duplicate(place, name);
            errors.invalid(place, name, Names.QUALIFIED.complaints(name));
        }
    }

    private static void ports(FieldErrors errors, List<EndpointPort> ports) {
        if (ports.size() > 20_000) {
            errors.tooMany(PORTS, ports.size(), 20_000);
            return;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            EndpointPort port = ports.get(i);
            FieldPath path = PORTS.index(i);
            String name = port.name().orElse("");
            if (!name.isEmpty()) errors.invalid(path.child("name"), name, Names.LABEL.complaints(name));
            if (!names.add(name)) errors.duplicate(path.child("name"), name);
            Values.oneOf(errors, path, "protocol", port.protocol().orElse(""), Values.PROTOCOLS);
            port.appProtocol()
                    .ifPresent(it -> errors.invalid(path.child("appProtocol"), it, Names.QUALIFIED.complaints(it)));
        }
    }

    @Override
    public List<FieldError> update(EndpointSlice slice, EndpointSlice stored) {
        FieldErrors errors = new FieldErrors();
        check(errors, slice);
        if (!slice.addressType().equals(stored.addressType())) {
            errors.invalid(TYPE, slice.addressType(), Values.IMMUTABLE);
        }
        return errors.toList();
    }
}
