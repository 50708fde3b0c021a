package dev.coracle.testkit.reference;

import java.util.Map;

/**
 * A score of the default profile.
 *
 * @param plugin Kubernetes' name of it
 * @param weight how much it counts
 * @param score what it gives each node that does, by the node's name: from 0 to 100
 */
record Weighted(String plugin, int weight, Map<String, Long> score) {}
