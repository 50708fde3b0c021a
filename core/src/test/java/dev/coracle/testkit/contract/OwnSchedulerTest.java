package dev.coracle.testkit.contract;

import dev.coracle.cluster.ComponentFactory;
import dev.coracle.cluster.DefaultParts;
import dev.coracle.scheduler.SchedulerOptions;

/** The default scheduler keeps what every scheduler promises. */
class OwnSchedulerTest extends SchedulerContract {
    @Override
    protected ComponentFactory scheduler() {
        return DefaultParts.scheduler(SchedulerOptions.defaults());
    }
}
