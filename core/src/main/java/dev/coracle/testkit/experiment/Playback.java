package dev.coracle.testkit.experiment;

import dev.coracle.simulation.Simulation;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Who looks on while a case is played. It must change nothing that the cluster can notice, except at the end. */
public interface Playback {
    /** Nobody. */
    Playback SILENT = new Playback() {};

    /** Told one line for each thing that happens. */
    static Playback telling(Consumer<String> lines) {
        return new Playback() {
            @Override
            public void line(Supplier<String> line) {
                lines.accept(line.get());
            }
        };
    }

    /** The cluster runs, and nothing of the case has happened yet. */
    default void begins(Simulation simulation) {}

    /** Something happened that a person would like to know: asked for its line only by who reads lines. */
    default void line(Supplier<String> line) {}

    /** The run is over; the cluster is as it was left. */
    default void ends(Simulation simulation, Outcome outcome) {}

    /** The cluster has come to rest, and every promise is kept. */
    default void rests(Simulation simulation) {}
}
