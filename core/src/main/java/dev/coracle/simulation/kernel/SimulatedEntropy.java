package dev.coracle.simulation.kernel;

import dev.coracle.platform.Entropy;

/** Chance that only the simulation's own thread may draw, or the numbers would depend on who came first. */
record SimulatedEntropy(Kernel kernel, Entropy chance) implements Entropy {
    @Override
    public long nextLong() {
        kernel.checkThread();
        return chance.nextLong();
    }

    @Override
    public SimulatedEntropy stream(String name) {
        kernel.checkThread();
        return new SimulatedEntropy(kernel, chance.stream(name));
    }
}
