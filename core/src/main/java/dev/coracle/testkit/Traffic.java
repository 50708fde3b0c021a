package dev.coracle.testkit;

import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Writers at work at the same time, readers beside them, and what was answered when. */
final class Traffic {
    /** Enough to meet the writers in many places; each turn is judged against the whole ledger. */
    private static final int MOST_TURNS = 200;

    private final Trial trial;
    private final AtomicLong moments = new AtomicLong();

    Traffic(Trial trial) {
        this.trial = trial;
    }

    /** The number of this moment. */
    long moment() {
        return moments.incrementAndGet();
    }

    /**
     * Runs writers, each with steps of its own.
     *
     * @param besides what others do meanwhile, over and over until the writers are done, and once more
     */
    List<Call> run(List<List<Step>> plans, Runnable... besides) {
        CountDownLatch working = new CountDownLatch(plans.size());
        List<Supplier<List<Call>>> tasks = new ArrayList<>();
        for (List<Step> plan : plans) tasks.add(() -> write(plan, working));
        for (Runnable reader : besides) tasks.add(() -> repeat(reader, working));
        return Crew.together(trial.platform, tasks).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Call> write(List<Step> plan, CountDownLatch working) {
        try {
            return plan.stream().map(this::call).toList();
        } finally {
            working.countDown();
        }
    }

    private static List<Call> repeat(Runnable reader, CountDownLatch working) {
        for (int turn = 0; turn < MOST_TURNS && working.getCount() > 0; turn++) reader.run();
        Crew.await(working);
        reader.run();
        return List.of();
    }

    private Call call(Step step) {
        long now = trial.store.currentRevision();
        long expected = step.expectation().revision(trial.store.get(step.key()).map(Fact::of), now);
        long begun = moment();
        Either<StoreError, KeyValue> answer = trial.attempt(step, expected);
        return new Call(step, begun, moment(), expected, answer.map(Fact::of));
    }
}
