package dev.coracle.cluster;

import dev.coracle.scheduler.Scheduler;
import dev.coracle.scheduler.SchedulerOptions;

/**
 * Kubernetes' scheduler as a part of a cluster.
 *
 * @param options how it works
 */
public record KubeScheduler(SchedulerOptions options) implements ComponentFactory {
    @Override
    public Running start(ComponentContext context) {
        Scheduler scheduler = new Scheduler(context.client(), context.platform(), options);
        scheduler.start();
        return scheduler::close;
    }
}
