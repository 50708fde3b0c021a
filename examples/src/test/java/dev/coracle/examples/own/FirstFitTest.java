package dev.coracle.examples.own;

import dev.coracle.cluster.ComponentFactory;
import dev.coracle.testkit.arbitrary.Scope;
import dev.coracle.testkit.contract.SchedulerContract;

/** The whole battery, on a scheduler that knows nothing but room. */
class FirstFitTest extends SchedulerContract {
    @Override
    protected ComponentFactory scheduler() {
        return FirstFit.careful();
    }

    @Override
    protected Scope scope() {
        return Scope.SMALL.ofPlainPods();
    }
}
