package dev.coracle.simulation.kernel;

import dev.coracle.platform.Entropy;
import dev.coracle.platform.StableHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides at which places in the code something unusual is done; see {@link dev.coracle.platform.Platform#buggify}. A
 * place is open to that for a whole run or not at all, so that each run is unusual in its own way.
 */
final class Oddities {
    /** Of four places, so many are open; and of four times, so many it happens there. */
    private static final long QUARTER = 1;

    private final Kernel kernel;
    private final boolean always;
    private final Map<String, Boolean> open = new HashMap<>();
    private final List<Long> shares = new ArrayList<>();

    Oddities(Kernel kernel) {
        this.kernel = kernel;
        this.always = kernel.options().buggify();
    }

    /** Adds to what happens: so many times of a hundred, at every place. */
    void add(long percent) {
        shares.add(percent);
    }

    /** Ends {@link #add}. */
    void remove(long percent) {
        shares.remove(percent);
    }

    boolean happens(String site) {
        if (!always && shares.isEmpty()) return false;
        boolean odd = always && isOpen(site) && chance(site).below(4) < QUARTER;
        for (long percent : shares) odd |= chance(site).below(100) < percent;
        return odd;
    }

    private boolean isOpen(String site) {
        return open.computeIfAbsent(site, name -> Math.floorMod(hash(name), 4L) < QUARTER);
    }

    private long hash(String site) {
        return StableHash.of(kernel.options().seed(), "buggify " + site);
    }

    private Entropy chance(String site) {
        return kernel.root().entropy().stream("buggify").stream(site);
    }
}
