package dev.coracle.cluster;

/**
 * A part of a cluster that reaches it through the API server alone.
 *
 * @param name of its process and, after {@code system:}, of its user, such as {@code kube-scheduler}; a DNS label, unique
 *     in the cluster
 * @param factory starts it
 */
public record ComponentDefinition(String name, ComponentFactory factory) {}
