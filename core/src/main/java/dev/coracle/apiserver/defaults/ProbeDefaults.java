package dev.coracle.apiserver.defaults;

import dev.coracle.model.core.HTTPGetAction;
import dev.coracle.model.core.Lifecycle;
import dev.coracle.model.core.LifecycleHandler;
import dev.coracle.model.core.Probe;

/** The defaults of probes and hooks. */
final class ProbeDefaults {
    private ProbeDefaults() {}

    static Probe probe(Probe given) {
        Probe probe = given;
        if (probe.timeoutSeconds() == 0) probe = probe.withTimeoutSeconds(1);
        if (probe.periodSeconds() == 0) probe = probe.withPeriodSeconds(10);
        if (probe.successThreshold() == 0) probe = probe.withSuccessThreshold(1);
        if (probe.failureThreshold() == 0) probe = probe.withFailureThreshold(3);
        if (probe.httpGet().isPresent()) {
            probe = probe.withHttpGet(http(probe.httpGet().get()));
        }
        boolean unnamed =
                probe.grpc().isPresent() && probe.grpc().get().service().isEmpty();
        return unnamed ? probe.withGrpc(probe.grpc().get().withService("")) : probe;
    }

    static Lifecycle hooks(Lifecycle given) {
        Lifecycle hooks = given;
        if (hooks.postStart().isPresent()) {
            hooks = hooks.withPostStart(hook(hooks.postStart().get()));
        }
        return hooks.preStop().isPresent()
                ? hooks.withPreStop(hook(hooks.preStop().get()))
                : hooks;
    }

    private static LifecycleHandler hook(LifecycleHandler hook) {
        return hook.httpGet().isPresent() ? hook.withHttpGet(http(hook.httpGet().get())) : hook;
    }

    private static HTTPGetAction http(HTTPGetAction given) {
        HTTPGetAction action = given.path().isPresent() ? given : given.withPath("/");
        return action.scheme().isPresent() ? action : action.withScheme("HTTP");
    }
}
