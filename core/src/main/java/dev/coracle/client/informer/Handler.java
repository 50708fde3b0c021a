package dev.coracle.client.informer;

import java.util.function.Consumer;

/**
 * Is told what becomes of the objects of an informer. For one object, what it is told never goes back in time; states
 * that followed each other quickly, or while the server could not be reached, may be left out.
 *
 * <p><b>Threads.</b> Called on the worker given with it, one call at a time, in order. By then the informer's
 * {@link Lister} shows the change, or a later state.
 * <p><b>Errors.</b> A handler that throws is told of the other changes all the same; the exception goes on to the worker.
 *
 * @param <T> the model's interface
 */
public interface Handler<T> {
    /** There is a new object; also every object that is there when the handler is registered. */
    default void added(T object) {}

    /** An object changed. */
    default void updated(T before, T after) {}

    /** An object is gone, or no longer selected; as it was last, as far as that is known. */
    default void deleted(T last) {}

    /** A handler that is told the object, whatever happened to it: enough for whoever only looks it up again. */
    static <T> Handler<T> of(Consumer<? super T> change) {
        return new Handler<>() {
            @Override
            public void added(T object) {
                change.accept(object);
            }

            @Override
            public void updated(T before, T after) {
                change.accept(after);
            }

            @Override
            public void deleted(T last) {
                change.accept(last);
            }
        };
    }
}
