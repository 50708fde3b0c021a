package dev.coracle.scheduler.framework;

/** A score that is brought into its range when the scores of all nodes are known. */
public interface ScoreExtensions extends ScorePlugin {
    /** Brings the scores of all nodes that do into the range from 0 to {@link #MAX_SCORE}. */
    Status normalizeScores(CycleState state, PodInfo pod, NodeScores scores);
}
