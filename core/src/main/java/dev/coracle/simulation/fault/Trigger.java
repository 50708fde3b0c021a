package dev.coracle.simulation.fault;

import java.time.Duration;

/** What makes a fault begin: a moment, or something that happens. */
public sealed interface Trigger {
    /**
     * A moment.
     *
     * @param time counted from the beginning of the {@link FaultPlan}; not negative
     */
    record At(Duration time) implements Trigger {
        /** A moment. */
        public At {
            if (time.isNegative()) throw new IllegalArgumentException("trigger.at must not be negative: " + time);
        }
    }

    /**
     * A call to the API server that was carried out, not refused, as its answer is on the way back: what it wrote is
     * written, and the caller does not know yet. So the fault strikes between two writes of one round of a controller.
     *
     * @param calls which calls count
     * @param nth how many of them make the fault begin, from 1; counted from the beginning of the {@link FaultPlan}
     */
    record On(CallPattern calls, int nth) implements Trigger {
        /** The nth of these calls. */
        public On {
            if (nth < 1) throw new IllegalArgumentException("trigger.nth must be 1 or more: " + nth);
        }

        /** As people say it: {@code call 2 of kube-scheduler: create pods/binding}. */
        @Override
        public String toString() {
            return "call " + nth + " of " + calls;
        }
    }

    /** A moment, counted from the beginning of the plan. */
    static Trigger at(Duration time) {
        return new At(time);
    }

    /** The nth call that matches. */
    static Trigger on(int nth, CallPattern calls) {
        return new On(calls, nth);
    }
}
