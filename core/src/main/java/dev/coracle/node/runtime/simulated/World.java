package dev.coracle.node.runtime.simulated;

import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Timer;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Time, turns and chance of a simulated node. What is planned here happens with the node's lock held. */
final class World {
    private final Object lock;
    private final Worker worker;
    private final Clock clock;
    private final Entropy chance;

    World(Object lock, Platform platform) {
        this.lock = lock;
        worker = platform.worker("containers");
        clock = platform.clock();
        chance = platform.entropy().stream("simulated runtime");
    }

    Clock clock() {
        return clock;
    }

    Entropy chance() {
        return chance;
    }

    /** Does something later; at once, and without another turn, where that is now. */
    void take(DurationRange time, Runnable action) {
        Duration delay = time.draw(chance);
        if (delay.isZero()) action.run();
        else later(delay, action);
    }

    /** Does something on a later turn. */
    Timer later(Duration delay, Runnable action) {
        return worker.after(delay, () -> {
            synchronized (lock) {
                action.run();
            }
        });
    }

    /** Whether something is so, asked with the lock held. */
    boolean is(BooleanSupplier question) {
        synchronized (lock) {
            return question.getAsBoolean();
        }
    }

    /** Tells somebody something, without the lock. */
    void tell(Duration delay, Runnable message) {
        if (delay.isZero()) worker.execute(message);
        else worker.after(delay, message);
    }
}
