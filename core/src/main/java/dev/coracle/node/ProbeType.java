package dev.coracle.node;

import dev.coracle.model.core.Container;
import dev.coracle.model.core.Probe;
import java.util.Optional;

/** What a probe is for. */
enum ProbeType {
    /** Whether the container has come up; holds back the other two until then. */
    STARTUP("Startup"),
    /** Whether it has to be restarted. */
    LIVENESS("Liveness"),
    /** Whether it can be given work. */
    READINESS("Readiness");

    private final String text;

    ProbeType(String text) {
        this.text = text;
    }

    /** As messages write it. */
    String text() {
        return text;
    }

    /** The container's probe of this type. */
    Optional<Probe> of(Container container) {
        return switch (this) {
            case STARTUP -> container.startupProbe();
            case LIVENESS -> container.livenessProbe();
            case READINESS -> container.readinessProbe();
        };
    }
}
