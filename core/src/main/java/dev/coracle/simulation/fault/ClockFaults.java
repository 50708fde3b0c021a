package dev.coracle.simulation.fault;

import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.SimulatedPlatform;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Clocks that are set wrong, or run wrong. */
final class ClockFaults implements Subject {
    /** The most that a clock may be fast or slow. */
    private static final long MOST_DRIFT = 500_000;

    private final Kernel kernel;
    private final Ongoing ongoing;
    private final Set<String> concerned = new LinkedHashSet<>();
    /** By process as it was started, since one that is started anew has a clock that is right. */
    private final Map<SimulatedPlatform, Wrong> present = new HashMap<>();

    /**
     * How wrong a clock is.
     *
     * @param millionths how much too fast it runs
     */
    private record Wrong(long aheadMillis, long millionths) {
        static final Wrong NONE = new Wrong(0, 0);
    }

    ClockFaults(Kernel kernel, Ongoing ongoing) {
        this.kernel = kernel;
        this.ongoing = ongoing;
    }

    @Override
    public void begins(Stroke stroke) {
        concerned.add(stroke.target());
        settle();
    }

    @Override
    public void ends(Stroke stroke) {
        settle();
    }

    /** Sets all clocks as they have to be: also of processes that were started since. */
    void settle() {
        if (concerned.isEmpty()) return;
        for (SimulatedPlatform process : kernel.root().processes()) {
            if (concerned.contains(process.name())) settle(process, wanted(process.name()));
        }
    }

    private Wrong wanted(String name) {
        long ahead = ongoing.sum(name, FaultKind.CLOCK_AHEAD) - ongoing.sum(name, FaultKind.CLOCK_BEHIND);
        long fast = ongoing.sum(name, FaultKind.CLOCK_FAST) - ongoing.sum(name, FaultKind.CLOCK_SLOW);
        return new Wrong(ahead, Math.max(-MOST_DRIFT, Math.min(MOST_DRIFT, fast)));
    }

    private void settle(SimulatedPlatform process, Wrong wanted) {
        Wrong before = present.getOrDefault(process, Wrong.NONE);
        if (before.equals(wanted)) return;
        present.put(process, wanted);
        if (before.millionths() != wanted.millionths()) process.drift(wanted.millionths());
        process.setAhead(Duration.ofMillis(wanted.aheadMillis()));
    }
}
