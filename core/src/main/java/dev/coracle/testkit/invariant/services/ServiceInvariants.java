package dev.coracle.testkit.invariant.services;

import dev.coracle.testkit.invariant.Invariant;
import java.util.List;

/** What a cluster promises of its services. */
public final class ServiceInvariants {
    private ServiceInvariants() {}

    /** All of them, for one monitor. */
    public static List<Invariant> all() {
        return List.of(
                new ReadyEndpointsServe(),
                new EndpointsAreExact(),
                new NoTerminalPodIsReached(),
                new AddressesAreTheirOwn(),
                new NoServiceIsLeftAlone());
    }
}
