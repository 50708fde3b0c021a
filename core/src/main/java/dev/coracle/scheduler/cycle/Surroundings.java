package dev.coracle.scheduler.cycle;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.scheduler.framework.EventSink;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.ObjectWriter;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PodWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a scheduler needs from outside; see {@link dev.coracle.scheduler.framework.Handle}, which hands it to plugins. */
public interface Surroundings {
    /** The time. */
    Clock clock();

    /** Chance. */
    Entropy entropy();

    /** Tells people what happens. */
    EventSink events();

    /** Calls about pods. */
    PodWriter writes();

    /** Calls about other objects. */
    ObjectWriter updates();

    /** Objects of a kind. */
    <T extends ApiObject> ObjectLister<T> objects(Class<T> type);

    /** Runs something that makes calls on a worker for writes, then something on the scheduler's worker. */
    void background(Pod about, Runnable calls, Consumer<Optional<RuntimeException>> then);

    /** Lets pods that wait be tried at once. */
    void activate(List<PodInfo> pods);

    /** Lets pods that wait be tried again once they have rested, as after an error. */
    void retry(List<PodInfo> pods);
}
