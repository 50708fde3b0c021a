package dev.coracle.testkit.invariant;

import dev.coracle.model.meta.ApiObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invariant that knows what it is called, when it holds, what it is told, and in which setting it is. */
public abstract class Promise implements Invariant {
    private final String promise;
    private final Term term;
    private final List<Class<? extends ApiObject>> kinds;
    private @Nullable Setting setting;

    /**
     * A promise.
     *
     * @param promise in one sentence
     * @param kinds whose changes it is told
     */
    protected Promise(String promise, Term term, List<Class<? extends ApiObject>> kinds) {
        this.promise = promise;
        this.term = term;
        this.kinds = kinds;
    }

    @Override
    public final String promise() {
        return promise;
    }

    @Override
    public final Term term() {
        return term;
    }

    @Override
    public final List<Class<? extends ApiObject>> kinds() {
        return kinds;
    }

    @Override
    public void begin(Setting run) {
        setting = run;
    }

    /** The run that it belongs to. */
    protected final Setting setting() {
        if (setting == null) throw new IllegalStateException(name() + " has not begun");
        return setting;
    }

    /** How soon things must happen. */
    protected final Bounds bounds() {
        return setting().bounds();
    }
}
