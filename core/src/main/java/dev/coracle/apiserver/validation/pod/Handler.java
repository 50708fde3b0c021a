package dev.coracle.apiserver.validation.pod;

import dev.coracle.model.core.ExecAction;
import dev.coracle.model.core.GRPCAction;
import dev.coracle.model.core.HTTPGetAction;
import dev.coracle.model.core.LifecycleHandler;
import dev.coracle.model.core.Probe;
import dev.coracle.model.core.SleepAction;
import dev.coracle.model.core.TCPSocketAction;
import java.util.Optional;

/** What a probe or hook does: one of these. */
record Handler(
        Optional<ExecAction> exec,
        Optional<HTTPGetAction> httpGet,
        Optional<TCPSocketAction> tcpSocket,
        Optional<GRPCAction> grpc,
        Optional<SleepAction> sleep) {
    static Handler of(Probe probe) {
        return new Handler(probe.exec(), probe.httpGet(), probe.tcpSocket(), probe.grpc(), Optional.empty());
    }

    static Handler of(LifecycleHandler hook) {
        return new Handler(hook.exec(), hook.httpGet(), hook.tcpSocket(), Optional.empty(), hook.sleep());
    }
}
