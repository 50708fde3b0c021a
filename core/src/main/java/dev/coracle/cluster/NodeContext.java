package dev.coracle.cluster;

import dev.coracle.client.Client;
import dev.coracle.node.runtime.ContainerRuntime;
import dev.coracle.platform.Platform;

/**
 * What a node's agent has to work with.
 *
 * @param definition the node
 * @param client its way to the API server, as {@code system:node:<name>}
 * @param platform the agent's process, which may end before the node's
 * @param runtime what runs the node's containers; it outlives the agent
 * @param bootId tells this boot of the node from every other
 * @param address the node's internal address
 * @param podRange addresses of its pods, such as {@code 10.244.1.0/24}
 */
public record NodeContext(
        NodeDefinition definition,
        Client client,
        Platform platform,
        ContainerRuntime runtime,
        String bootId,
        String address,
        String podRange) {}
