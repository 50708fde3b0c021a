package dev.coracle.node;

import java.time.Duration;
import java.util.Optional;

/** Something that the kubelet does for a pod. */
sealed interface Step {
    /** Has it done. */
    void by(Hands hands);

    /** Whether the runtime shows something else right after: then there may be more to do. */
    default boolean isSeenAtOnce() {
        return true;
    }

    /** Who does it. */
    interface Hands {
        void runSandbox();

        void stopSandbox();

        void removePod();

        void pull(Pull step);

        void start(Start step);

        void ask(Ask step);

        void callHook(CallHook step);

        void stop(Stop step);

        void remove(Remove step);

        void tell(Tell step);
    }

    /** Make the pod's sandbox. */
    record RunSandbox() implements Step {
        @Override
        public void by(Hands hands) {
            hands.runSandbox();
        }
    }

    /** Give up the pod's sandbox. */
    record StopSandbox() implements Step {
        @Override
        public void by(Hands hands) {
            hands.stopSandbox();
        }
    }

    /** Forget all that the runtime has of the pod. */
    record RemovePod() implements Step {
        @Override
        public void by(Hands hands) {
            hands.removePod();
        }
    }

    /**
     * Fetch an image.
     *
     * @param container that needs it
     * @param attempt for which it is needed
     * @param image its reference
     */
    record Pull(String container, int attempt, String image) implements Step {
        @Override
        public void by(Hands hands) {
            hands.pull(this);
        }

        @Override
        public boolean isSeenAtOnce() {
            return false;
        }
    }

    /** Start a container. */
    record Start(String container, int attempt) implements Step {
        @Override
        public void by(Hands hands) {
            hands.start(this);
        }
    }

    /** Probe a run. */
    record Ask(String container, String run, ProbeType type) implements Step {
        @Override
        public void by(Hands hands) {
            hands.ask(this);
        }

        @Override
        public boolean isSeenAtOnce() {
            return false;
        }
    }

    /**
     * Call a hook of a run.
     *
     * @param afterStart whether it is the one after the start, instead of the one before the end
     */
    record CallHook(String container, String run, boolean afterStart) implements Step {
        @Override
        public void by(Hands hands) {
            hands.callHook(this);
        }

        @Override
        public boolean isSeenAtOnce() {
            return false;
        }
    }

    /** End a run. */
    record Stop(String run, Duration grace) implements Step {
        @Override
        public void by(Hands hands) {
            hands.stop(this);
        }
    }

    /** Forget a run that has ended. */
    record Remove(String run) implements Step {
        @Override
        public void by(Hands hands) {
            hands.remove(this);
        }
    }

    /**
     * Tell people.
     *
     * @param warning whether it may need attention
     * @param container which the pod has this from; empty for the pod as a whole
     */
    record Tell(boolean warning, String reason, String message, Optional<Place> container) implements Step {
        @Override
        public void by(Hands hands) {
            hands.tell(this);
        }

        @Override
        public boolean isSeenAtOnce() {
            return false;
        }
    }

    /**
     * Where in the pod a container is described.
     *
     * @param init whether among the init containers
     */
    record Place(String container, boolean init) {
        /** As events write it. */
        String path() {
            return (init ? "spec.initContainers{" : "spec.containers{") + container + "}";
        }
    }
}
