package dev.coracle.simulation.fault;

import dev.coracle.simulation.kernel.Kernel;

/** Code that takes the paths it seldom takes. */
record UnusualPaths(Kernel kernel) implements Subject {
    @Override
    public void begins(Stroke stroke) {
        kernel.buggify(stroke.amount());
    }

    @Override
    public void ends(Stroke stroke) {
        kernel.endBuggify(stroke.amount());
    }
}
