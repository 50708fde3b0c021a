package dev.coracle.scheduler.framework;

/** A place in an attempt where plugins are asked. */
public enum ExtensionPoint {
    /** {@link PreEnqueuePlugin}. */
    PRE_ENQUEUE("preEnqueue", PreEnqueuePlugin.class),
    /** {@link QueueSortPlugin}. */
    QUEUE_SORT("queueSort", QueueSortPlugin.class),
    /** {@link PreFilterPlugin}. */
    PRE_FILTER("preFilter", PreFilterPlugin.class),
    /** {@link FilterPlugin}. */
    FILTER("filter", FilterPlugin.class),
    /** {@link PostFilterPlugin}. */
    POST_FILTER("postFilter", PostFilterPlugin.class),
    /** {@link PreScorePlugin}. */
    PRE_SCORE("preScore", PreScorePlugin.class),
    /** {@link ScorePlugin}. */
    SCORE("score", ScorePlugin.class),
    /** {@link ReservePlugin}. */
    RESERVE("reserve", ReservePlugin.class),
    /** {@link PermitPlugin}. */
    PERMIT("permit", PermitPlugin.class),
    /** {@link PreBindPlugin}. */
    PRE_BIND("preBind", PreBindPlugin.class),
    /** {@link BindPlugin}. */
    BIND("bind", BindPlugin.class),
    /** {@link PostBindPlugin}. */
    POST_BIND("postBind", PostBindPlugin.class),
    /** {@link BatchPlugin}; not a place that Kubernetes knows. */
    BATCH("batch", BatchPlugin.class);

    private final String text;
    private final Class<? extends Plugin> type;

    ExtensionPoint(String text, Class<? extends Plugin> type) {
        this.text = text;
        this.type = type;
    }

    /** What a plugin at this place implements. */
    public Class<? extends Plugin> type() {
        return type;
    }

    /** Its name in a scheduler's configuration. */
    @Override
    public String toString() {
        return text;
    }
}
