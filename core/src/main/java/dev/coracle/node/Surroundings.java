package dev.coracle.node;

import dev.coracle.client.Client;
import dev.coracle.client.events.EventRecorder;
import dev.coracle.node.runtime.ContainerRuntime;
import dev.coracle.platform.Clock;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import java.util.Optional;

/**
 * What the parts of a kubelet share.
 *
 * @param options of the kubelet
 * @param client to the API server
 * @param runtime of the node
 * @param platform the kubelet's own process
 * @param clock of the process
 * @param worker on which everything about pods is decided
 * @param calls on which calls about pods are made, so that they hold up no decision
 * @param events where people are told; empty for nowhere
 */
record Surroundings(
        KubeletOptions options,
        Client client,
        ContainerRuntime runtime,
        Platform platform,
        Clock clock,
        Worker worker,
        Worker calls,
        Optional<EventRecorder> events) {
    Moment now() {
        return new Moment(clock.nanos(), clock.now());
    }
}
