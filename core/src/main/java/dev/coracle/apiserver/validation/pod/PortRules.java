package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerPort;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes the ports of a container valid. */
final class PortRules {
    private PortRules() {}

    static void check(FieldErrors errors, FieldPath path, List<ContainerPort> ports) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            ContainerPort port = ports.get(i);
            FieldPath place = path.index(i);
            String name = port.name().orElse("");
            List<String> complaints = name.isEmpty() ? List.of() : Values.portName(name);
            errors.invalid(place.child("name"), name, complaints);
            if (!name.isEmpty() && complaints.isEmpty() && !names.add(name)) {
                errors.duplicate(place.child("name"), name);
            }
            if (port.containerPort() == 0) {
                errors.required(place.child("containerPort"));
            } else {
                Values.port(errors, place, "containerPort", port.containerPort());
            }
            if (port.hostPort() != 0) Values.port(errors, place, "hostPort", port.hostPort());
            Values.oneOf(errors, place, "protocol", port.protocol().orElse(""), Values.PROTOCOLS);
        }
    }

    /** Refuses a port of the node that these containers want twice. */
    static void uniqueOnHost(FieldErrors errors, FieldPath path, List<Container> containers) {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < containers.size(); i++) {
            List<ContainerPort> ports = containers.get(i).ports();
            for (int j = 0; j < ports.size(); j++) {
                ContainerPort port = ports.get(j);
                if (port.hostPort() == 0) continue;
                String text = port.protocol().orElse("") + "/" + port.hostIP().orElse("") + "/" + port.hostPort();
                if (!taken.add(text)) {
                    errors.duplicate(path.index(i).child("ports").index(j).child("hostPort"), text);
                }
            }
        }
    }
}
