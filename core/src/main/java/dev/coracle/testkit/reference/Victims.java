package dev.coracle.testkit.reference;

import dev.coracle.model.core.Pod;
import java.util.List;

/**
 * The pods that would have to leave a node so that another fits.
 *
 * @param node its name
 * @param pods the most important first
 * @param violations how many of them a disruption budget protects
 */
public record Victims(String node, List<Pod> pods, int violations) {}
