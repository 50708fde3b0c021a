package dev.coracle.node.runtime.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Addresses of a node's pods: who finds none left waits for one that comes back. */
final class PodNetwork {
    private final List<Runnable> waiting = new ArrayList<>();
    private AddressRange addresses = new AddressRange("10.244.0.0/24");
    private boolean reusedSoon;

    /** Hands out addresses of this range from now on; pods keep those that they have. */
    void assign(String range, List<String> taken) {
        if (addresses.is(range)) return;
        addresses = new AddressRange(range);
        addresses.reuseSoon(reusedSoon);
        taken.forEach(addresses::occupy);
        serve();
    }

    /**
     * An address, if one is left.
     *
     * @param again run when it may be worth while to ask again
     */
    Optional<String> take(Runnable again) {
        Optional<String> own = addresses.take();
        if (own.isEmpty()) waiting.add(again);
        return own;
    }

    void giveBack(List<String> given) {
        given.forEach(addresses::giveBack);
        serve();
    }

    /** Whether an address is handed out again as soon as its pod has gone, before any that is new. */
    void reuseSoon(boolean soon) {
        reusedSoon = soon;
        addresses.reuseSoon(soon);
    }

    private void serve() {
        List<Runnable> served = List.copyOf(waiting);
        waiting.clear();
        served.forEach(Runnable::run);
    }
}
