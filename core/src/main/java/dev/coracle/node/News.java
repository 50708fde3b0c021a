package dev.coracle.node;

import dev.coracle.node.runtime.PullResult;
import java.time.Duration;

/** How something ended that the kubelet began and that the runtime does not show. */
sealed interface News {
    /** Takes it in. */
    void into(Reception reception);

    /** Who takes it in. */
    interface Reception {
        void pulled(Pulled news);

        void answered(Answered news);

        void hookEnded(HookEnded news);
    }

    /**
     * An image was fetched or not.
     *
     * @param took how long
     */
    record Pulled(Step.Pull step, PullResult result, Duration took) implements News {
        @Override
        public void into(Reception reception) {
            reception.pulled(this);
        }
    }

    /**
     * A probe was answered.
     *
     * @param message why the answer is not a good one
     */
    record Answered(Step.Ask step, boolean good, String message) implements News {
        @Override
        public void into(Reception reception) {
            reception.answered(this);
        }
    }

    /**
     * A hook came to its end.
     *
     * @param message why it failed
     */
    record HookEnded(Step.CallHook step, boolean good, String message) implements News {
        @Override
        public void into(Reception reception) {
            reception.hookEnded(this);
        }
    }
}
