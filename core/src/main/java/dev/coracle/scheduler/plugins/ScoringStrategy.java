package dev.coracle.scheduler.plugins;

import java.util.List;

/**
 * How {@link NodeResourcesFit} scores nodes.
 *
 * @param type the rule
 * @param resources what counts
 * @param shape for {@link Type#REQUESTED_TO_CAPACITY_RATIO}, the score for each degree of use, by rising use
 */
public record ScoringStrategy(Type type, List<ResourceSpec> resources, List<Point> shape) {
    /** The rules. */
    public enum Type {
        /** The emptier the better: spreads the load. */
        LEAST_ALLOCATED,
        /** The fuller the better: leaves whole nodes free. */
        MOST_ALLOCATED,
        /** As the shape says. */
        REQUESTED_TO_CAPACITY_RATIO
    }

    /**
     * A point of a shape.
     *
     * @param utilization use in percent
     * @param score from 0 to 10
     */
    public record Point(int utilization, int score) {}

    /** The emptier the better, in CPU and memory. */
    public static final ScoringStrategy LEAST_ALLOCATED =
            new ScoringStrategy(Type.LEAST_ALLOCATED, ResourceSpec.CPU_AND_MEMORY, List.of());

    /** A strategy. */
    public ScoringStrategy {
        resources = List.copyOf(resources);
        shape = List.copyOf(shape);
        if (type == Type.REQUESTED_TO_CAPACITY_RATIO && shape.isEmpty()) {
            throw new IllegalArgumentException("at least one point must be specified");
        }
        for (int i = 1; i < shape.size(); i++) {
            if (shape.get(i - 1).utilization() >= shape.get(i).utilization()) {
                throw new IllegalArgumentException("utilization values must be sorted in increasing order");
            }
        }
    }
}
