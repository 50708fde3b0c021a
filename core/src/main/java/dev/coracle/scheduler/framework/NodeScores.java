package dev.coracle.scheduler.framework;

/** One plugin's scores of all nodes that do. */
public interface NodeScores {
    /** How many nodes there are. */
    int size();

    /** A node, from 0 to {@code size() - 1}. */
    NodeInfo node(int index);

    /** Its score. */
    long score(int index);

    /** Changes its score. */
    void set(int index, long score);

    /** The highest score, or 0 where none is higher. */
    default long max() {
        long max = 0;
        for (int i = 0; i < size(); i++) max = Math.max(max, score(i));
        return max;
    }

    /** Scales scores so that the highest becomes {@link ScorePlugin#MAX_SCORE}; all zero stay zero. */
    default void scaleToMax() {
        long max = max();
        if (max == 0) return;
        for (int i = 0; i < size(); i++) set(i, ScorePlugin.MAX_SCORE * score(i) / max);
    }

    /** Scales scores so that 0 becomes {@link ScorePlugin#MAX_SCORE} and the highest becomes 0. */
    default void scaleToMaxReversed() {
        long max = max();
        for (int i = 0; i < size(); i++) {
            long scaled = max == 0 ? 0 : ScorePlugin.MAX_SCORE * score(i) / max;
            set(i, ScorePlugin.MAX_SCORE - scaled);
        }
    }
}
