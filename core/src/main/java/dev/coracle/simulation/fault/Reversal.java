package dev.coracle.simulation.fault;

import dev.coracle.simulation.kernel.Kernel;
import java.util.function.Supplier;

/** Something that a person does and later takes back: if the one was done at all, the other is in the end. */
final class Reversal {
    private final Kernel kernel;
    private final String name;
    private final Errand errand;
    private Runnable undo = () -> {};

    private Reversal(Kernel kernel, String name, Supplier<Runnable> calls) {
        this.kernel = kernel;
        this.name = name;
        this.errand = Errand.run(kernel, name, () -> undo = calls.get());
    }

    /**
     * Does it.
     *
     * @param calls what to do; returns how to take it back
     */
    static Reversal begin(Kernel kernel, String name, Supplier<Runnable> calls) {
        return new Reversal(kernel, name, calls);
    }

    /** Takes it back, or does it no more. */
    void end() {
        errand.cancel();
        Errand.run(kernel, "end of: " + name, undo);
    }
}
