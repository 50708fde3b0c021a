package dev.coracle.controllers.garbagecollector;

import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.StoredKinds;
import dev.coracle.model.core.Event;
import dev.coracle.model.meta.ApiObject;
import java.util.List;

/**
 * Deletes objects of which no owner is left. An owner that is deleted in the foreground stays until its dependents are
 * gone that block it; one that is deleted with its dependents orphaned stays until they name it no more.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/garbage-collection/">Garbage collection</a>
 */
public final class GarbageCollector implements Controller {
    private final List<Class<? extends ApiObject>> kinds;

    /** For the objects of all kinds of the model. */
    public GarbageCollector() {
        this(StoredKinds.builtIn());
    }

    /**
     * For the objects of these kinds, which the server must serve, but events, which expire; owners of other kinds count as
     * being there.
     *
     * @param kinds interfaces of the model
     */
    public GarbageCollector(List<Class<? extends ApiObject>> kinds) {
        this.kinds = kinds.stream().filter(it -> it != Event.class).toList();
    }

    @Override
    public String name() {
        return "garbage-collector-controller";
    }

    @Override
    public void start(ControllerContext context) {
        new Collector(context, kinds);
    }
}
