package dev.coracle.store.etcd;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips a class of properties where there is no etcd on the path. */
final class NeedsEtcd implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        return EtcdCluster.isThere() ? SkipResult.doNotSkip() : SkipResult.skip("there is no etcd on the path");
    }
}
