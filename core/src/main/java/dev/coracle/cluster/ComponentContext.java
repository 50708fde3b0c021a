package dev.coracle.cluster;

import dev.coracle.client.Client;
import dev.coracle.platform.Platform;

/**
 * What a component has to work with.
 *
 * @param client its way to the API server, under its own name
 * @param platform its process: clock, chance and workers; they end with it
 */
public record ComponentContext(Client client, Platform platform) {}
