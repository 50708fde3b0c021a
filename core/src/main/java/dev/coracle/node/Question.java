package dev.coracle.node;

import dev.coracle.model.GoDuration;
import dev.coracle.model.IntOrString;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerPort;
import dev.coracle.model.core.ExecAction;
import dev.coracle.model.core.GRPCAction;
import dev.coracle.model.core.HTTPGetAction;
import dev.coracle.model.core.HTTPHeader;
import dev.coracle.model.core.LifecycleHandler;
import dev.coracle.model.core.Probe;
import dev.coracle.model.core.TCPSocketAction;
import dev.coracle.node.runtime.ContainerRuntime;
import dev.coracle.node.runtime.ExecResult;
import dev.coracle.node.runtime.NetworkProbe;
import dev.coracle.node.runtime.NetworkProbe.Kind;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a probe or a hook asks of a container.
 *
 * @param command to run in it; empty where the network is asked
 * @param network what is asked over the network; empty where a command is run
 */
record Question(List<String> command, Optional<NetworkProbe> network) {
    /** Who is told the answer. */
    interface Answer {
        void come(boolean good, String message);
    }

    /** What a probe asks, of a pod with this address. */
    static Optional<Question> of(Probe probe, Container container, String address) {
        return of(probe.exec(), probe.httpGet(), probe.tcpSocket(), container, address)
                .or(() -> probe.grpc().map(grpc -> over(grpc, address)));
    }

    /** What a hook asks, of a pod with this address. */
    static Optional<Question> of(LifecycleHandler hook, Container container, String address) {
        return of(hook.exec(), hook.httpGet(), hook.tcpSocket(), container, address);
    }

    private static Optional<Question> of(
            Optional<ExecAction> exec,
            Optional<HTTPGetAction> http,
            Optional<TCPSocketAction> tcp,
            Container container,
            String address) {
        return exec.map(it -> new Question(it.command(), Optional.empty()))
                .or(() -> http.map(it -> over(it, container, address)))
                .or(() -> tcp.map(it -> over(it, container, address)));
    }

    private static Question over(HTTPGetAction http, Container container, String address) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (HTTPHeader header : http.httpHeaders()) headers.put(header.name(), header.value());
        Kind kind = http.scheme().filter("HTTPS"::equals).isPresent() ? Kind.HTTPS : Kind.HTTP;
        return over(
                kind,
                http.host().orElse(address),
                port(http.port(), container),
                http.path().orElse("/"),
                headers);
    }

    private static Question over(TCPSocketAction tcp, Container container, String address) {
        return over(Kind.TCP, tcp.host().orElse(address), port(tcp.port(), container), "", Collections.emptyMap());
    }

    private static Question over(GRPCAction grpc, String address) {
        return over(Kind.GRPC, address, grpc.port(), grpc.service().orElse(""), Collections.emptyMap());
    }

    private static Question over(Kind kind, String host, int port, String path, Map<String, String> headers) {
        return new Question(List.of(), Optional.of(new NetworkProbe(kind, host, port, path, headers)));
    }

    /** A port by number, or by its name in the container; 0 where there is none of that name. */
    private static int port(IntOrString port, Container container) {
        if (port.isInt()) return port.intValue();
        return container.ports().stream()
                .filter(it -> it.name().filter(port.toString()::equals).isPresent())
                .findFirst()
                .map(ContainerPort::containerPort)
                .orElse(0);
    }

    /**
     * Asks.
     *
     * @param commandTimeout after which a command has failed; zero for never
     */
    void ask(ContainerRuntime runtime, String run, Duration commandTimeout, Duration networkTimeout, Answer answer) {
        if (network.isPresent()) {
            runtime.probe(run, network.get(), networkTimeout, it -> answer.come(it.healthy(), it.message()));
        } else {
            runtime.exec(run, command, commandTimeout, it -> answer.come(it.isSuccess(), message(it, commandTimeout)));
        }
    }

    private String message(ExecResult result, Duration timeout) {
        if (result.end() != ExecResult.End.TIMED_OUT) return result.output();
        return "command timed out: \"" + String.join(" ", command) + "\" timed out after " + GoDuration.text(timeout);
    }
}
