package dev.coracle.scheduler.framework;

/**
 * A part of the scheduler's judgement. A plugin implements one or more of the extension points, which extend this
 * interface: {@link PreEnqueuePlugin}, {@link QueueSortPlugin}, {@link PreFilterPlugin}, {@link FilterPlugin},
 * {@link PostFilterPlugin}, {@link PreScorePlugin}, {@link ScorePlugin}, {@link ReservePlugin}, {@link PermitPlugin},
 * {@link PreBindPlugin}, {@link BindPlugin}, {@link PostBindPlugin}, and beyond Kubernetes {@link BatchPlugin}; and {@link EnqueueExtensions} to say what may help
 * a pod that it refused.
 *
 * <p>Each profile has its own instance, made by a {@link PluginFactory}.
 *
 * <p><b>Threads.</b> Everything is called on the scheduler's worker, one call at a time, except {@link PreBindPlugin},
 * {@link BindPlugin} and {@link PostBindPlugin}, which run on workers for writes and may be slow.
 * <p><b>Errors.</b> A plugin that throws has answered {@link Status.Code#ERROR}; the scheduler goes on with other pods.
 * <p><b>Time and chance</b> come from the {@link Handle}. A plugin waits for nothing; it answers what it knows.
 */
public interface Plugin {
    /** The name under which profiles, messages and other plugins know it; unique in a profile. */
    String name();
}
