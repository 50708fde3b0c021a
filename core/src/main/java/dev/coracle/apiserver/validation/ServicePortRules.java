package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.IntOrString;
import dev.coracle.model.core.ServicePort;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes the ports of a service valid. */
final class ServicePortRules {
    private ServicePortRules() {}

    static void check(FieldErrors errors, FieldPath path, ServicePort port, boolean needsName, Set<String> names) {
        String name = port.name().orElse("");
        if (!name.isEmpty()) {
            errors.invalid(path.child("name"), name, Names.LABEL.complaints(name));
            if (!names.add(name)) errors.duplicate(path.child("name"), name);
        } else if (needsName) {
            errors.required(path.child("name"));
        }
        Values.port(errors, path, "port", port.port());
        Values.oneOf(errors, path, "protocol", port.protocol().orElse(""), Values.PROTOCOLS);
        Values.portOrName(errors, path, "targetPort", port.targetPort().orElse(IntOrString.of(0)));
        port.appProtocol()
                .ifPresent(it -> errors.invalid(path.child("appProtocol"), it, Names.QUALIFIED.complaints(it)));
    }

    /** Refuses what stands twice: a port, or a port of the nodes, with the same protocol. */
    static void unique(FieldErrors errors, FieldPath path, List<ServicePort> ports, String type) {
        Set<String> nodePorts = new HashSet<>();
        Set<String> own = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            if (type.equals("ClusterIP") && ports.get(i).nodePort() != 0) {
                errors.forbidden(path.index(i).child("nodePort"), "may not be used when `type` is 'ClusterIP'");
            }
        }
        for (int i = 0; i < ports.size(); i++) {
            ServicePort port = ports.get(i);
            if (port.nodePort() != 0 && !nodePorts.add(port.protocol() + "/" + port.nodePort())) {
                errors.duplicate(path.index(i).child("nodePort"), port.nodePort());
            }
        }
        for (int i = 0; i < ports.size(); i++) {
            ServicePort port = ports.get(i);
            if (own.add(port.protocol() + "/" + port.port())) continue;
            errors.duplicate(
                    path.index(i),
                    ServicePort.builder()
                            .port(port.port())
                            .protocol(port.protocol())
                            .build());
        }
    }
}
