package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Lifecycle;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.Probe;
import java.util.Optional;

/** What makes the probes and hooks of a container valid. */
final class ProbeRules {
    private ProbeRules() {}

    static void check(FieldErrors errors, FieldPath path, Container container, PodSpec spec) {
        container.lifecycle().ifPresent(hooks -> hooks(errors, path.child("lifecycle"), hooks, spec));
        once(errors, path.child("livenessProbe"), container.livenessProbe());
        container.readinessProbe().ifPresent(probe -> {
            FieldPath place = path.child("readinessProbe");
            probe(errors, place, probe);
            probe.terminationGracePeriodSeconds()
                    .ifPresent(seconds -> errors.invalid(
                            place.child("terminationGracePeriodSeconds"),
                            seconds,
                            "must not be set for readinessProbes"));
        });
        once(errors, path.child("startupProbe"), container.startupProbe());
    }

    private static void hooks(FieldErrors errors, FieldPath path, Lifecycle hooks, PodSpec spec) {
        long grace = spec.terminationGracePeriodSeconds().orElse(Long.MAX_VALUE);
        hooks.postStart().ifPresent(it -> HandlerRules.check(errors, path.child("postStart"), Handler.of(it), grace));
        hooks.preStop().ifPresent(it -> HandlerRules.check(errors, path.child("preStop"), Handler.of(it), grace));
    }

    /** A probe that ends or restarts a container is believed at its first success. */
    private static void once(FieldErrors errors, FieldPath path, Optional<Probe> probe) {
        if (probe.isEmpty()) return;
        probe(errors, path, probe.get());
        int successes = probe.get().successThreshold();
        if (successes != 1) errors.invalid(path.child("successThreshold"), successes, "must be 1");
    }

    private static void probe(FieldErrors errors, FieldPath path, Probe probe) {
        HandlerRules.check(errors, path, Handler.of(probe), Long.MAX_VALUE);
        Values.notNegative(errors, path, "initialDelaySeconds", probe.initialDelaySeconds());
        Values.notNegative(errors, path, "timeoutSeconds", probe.timeoutSeconds());
        Values.notNegative(errors, path, "periodSeconds", probe.periodSeconds());
        Values.notNegative(errors, path, "successThreshold", probe.successThreshold());
        Values.notNegative(errors, path, "failureThreshold", probe.failureThreshold());
        probe.terminationGracePeriodSeconds()
                .filter(it -> it <= 0)
                .ifPresent(it ->
                        errors.invalid(path.child("terminationGracePeriodSeconds"), it, "must be greater than 0"));
    }
}
