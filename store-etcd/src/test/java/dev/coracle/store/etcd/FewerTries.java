package dev.coracle.store.etcd;

import java.util.List;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.Store;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/**
 * Ends each property after a part of its tries: against etcd each write takes a millisecond of the processor, and of the
 * members together several. The profile {@code nightly} leaves none out.
 */
abstract class FewerTries implements AroundTryHook {
    private static final int FEWEST = 2;

    private final int divisor;

    private FewerTries(int divisor) {
        this.divisor = Boolean.getBoolean("coracle.nightly") ? 1 : divisor;
    }

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor attempt, List<Object> parameters) {
        int all = context.findAnnotation(Property.class).map(Property::tries).orElse(1);
        Store<Integer> done = Store.getOrCreate(FewerTries.class, Lifespan.PROPERTY, () -> 0);
        TryExecutionResult result = attempt.execute(parameters);
        done.update(before -> before + 1);
        boolean enough = result.isSatisfied() && done.get() >= Math.max(FEWEST, all / divisor);
        return enough ? TryExecutionResult.satisfied(true) : result;
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    /** For one member. */
    static final class AThird extends FewerTries {
        AThird() {
            super(3);
        }
    }

    /** For several. */
    static final class ATenth extends FewerTries {
        ATenth() {
            super(10);
        }
    }
}
