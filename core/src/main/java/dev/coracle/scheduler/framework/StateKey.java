package dev.coracle.scheduler.framework;

/**
 * Names one value in a {@link CycleState}. Each key is its own: two keys of the same name stand for different values.
 *
 * @param <T> what is kept under it
 */
@SuppressWarnings("UnusedTypeParameter") // ties a value to its key
public final class StateKey<T> {
    private final String name;

    private StateKey(String name) {
        this.name = name;
    }

    /** A new key; keep it in a constant of the plugin. */
    public static <T> StateKey<T> of(String name) {
        return new StateKey<>(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
