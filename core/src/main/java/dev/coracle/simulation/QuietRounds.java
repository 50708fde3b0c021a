package dev.coracle.simulation;

import dev.coracle.api.Refresh;
import dev.coracle.api.Routine;
import dev.coracle.api.Watch;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.platform.Worker;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.SimulatedPlatform;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The routines of all nodes, of which rounds are left out while all is well with the node, with whoever listens for its
 * signs of life, and with the ways between: see {@link Heartbeats#COALESCED}. Whatever befalls any of them is told here
 * before it takes effect, and then rounds are made again, at the times at which they would have been.
 */
final class QuietRounds {
    private final Kernel kernel;
    private final boolean wanted;

    /** By object: the routines that were quiet at some time. */
    private final Map<Key, QuietRound<?>> rounds = new LinkedHashMap<>();

    /** Who asks for what was left out, and with what delay it would have been told. */
    private final Map<SimulatedNetwork, Map<ResourceType<?>, Delay>> readers = new LinkedHashMap<>();

    /** Who watches leases, known to ask or not. */
    private final Set<SimulatedNetwork> watchers = new HashSet<>();

    private final BooleanSupplier disturbed;
    private int strangers;
    private boolean troubled;
    private boolean beginning;
    private boolean observed;
    private boolean well = true;

    private record Key(ResourceType<?> resource, String namespace, String name) {
        /** Resources differ in their names hardly ever; looked up by all the time. */
        @Override
        public int hashCode() {
            return 31 * resource.hashCode() + name.hashCode();
        }
    }

    /**
     * None yet.
     *
     * @param wanted whether rounds are left out at all
     * @param disturbed whether calls or watches are disturbed
     */
    QuietRounds(Kernel kernel, boolean wanted, BooleanSupplier disturbed) {
        this.kernel = kernel;
        this.disturbed = disturbed;
        this.wanted = wanted;
    }

    /** Whether rounds are left out at all. */
    boolean isWanted() {
        return wanted;
    }

    /** Leaves out the rounds of a routine from now on, or has the next one made. */
    Runnable next(SimulatedNetwork way, Routine<?> routine, Worker worker) {
        if (!wanted || !routine.isSettled() || !way.isWell() || !isQuiet()) {
            worker.after(routine.pause(), routine::round);
            return () -> {};
        }
        QuietRound<?> round = new QuietRound<>(kernel, way, routine, worker);
        rounds.put(new Key(routine.resource(), routine.namespace(), routine.name()), round);
        return round::wake;
    }

    private boolean isQuiet() {
        if (well) return true;
        readers.keySet().removeIf(it -> it.process().isClosed());
        watchers.removeIf(it -> it.process().isClosed());
        well = !observed
                && !troubled
                && !disturbed.getAsBoolean()
                && strangers == 0
                && readers.keySet().stream().allMatch(SimulatedNetwork::isWell)
                && readers.keySet().containsAll(watchers);
        return well;
    }

    /** What somebody was not told. */
    Optional<Refresh> refreshed(SimulatedNetwork reader, ResourceType<?> resource, String namespace, String name) {
        if (!wanted) return Optional.empty();
        Delay news = news(reader, resource);
        QuietRound<?> round = rounds.get(new Key(resource, namespace, name));
        if (round == null) return Optional.empty();
        long ahead = reader.process().clock().nanos() - kernel.nanos();
        return round.told(news, ahead);
    }

    private Delay news(SimulatedNetwork reader, ResourceType<?> resource) {
        return readers.computeIfAbsent(reader, it -> new HashMap<>()).computeIfAbsent(resource, reader::news);
    }

    /** Whether somebody does not need to ask for what is left out until rounds are made again. */
    boolean keepsFresh(
            SimulatedNetwork reader,
            ResourceType<?> resource,
            String namespace,
            String name,
            Duration within,
            Runnable over) {
        if (!wanted) return false;
        QuietRound<?> round = rounds.get(new Key(resource, namespace, name));
        return round != null && round.lasts(news(reader, resource), within, over);
    }

    /** Lets a process begin a watch: no lease is left out for one that may not ask. */
    Watch begin(SimulatedNetwork watcher, ResourceType<?> resource, Supplier<Watch> begin) {
        if (wanted && resource.type() == Lease.class && !readers.containsKey(watcher)) {
            watchers.add(watcher);
            disturbAll();
        }
        beginning = true;
        try {
            return begin.get();
        } finally {
            beginning = false;
        }
    }

    /** Whether the watch that begins is that of a process. */
    boolean isBeginning() {
        return beginning;
    }

    /** Told that somebody outside of all processes watches leases, or does so no more. */
    void strangers(int more) {
        strangers += more;
        disturbAll();
    }

    /** Told that somebody will see every call from now on. */
    void observed() {
        observed = true;
        disturbAll();
    }

    /** Told that the store is about to be in trouble, or out of it. */
    void troubled(boolean troubled) {
        disturbAll();
        this.troubled = troubled;
    }

    /** Told that something is about to befall a process and those below it; what is no node's concerns everybody. */
    void disturb(SimulatedPlatform process) {
        boolean ofNode = rounds.values().stream().anyMatch(it -> it.isWithin(process));
        if (ofNode) wake(round -> round.isWithin(process));
        else disturbAll();
    }

    /** Told that something is about to befall what all depend on: the network, a server, a reader. */
    void disturbAll() {
        well = false;
        wake(round -> true);
    }

    private void wake(Predicate<QuietRound<?>> which) {
        for (QuietRound<?> round : rounds.values()) if (which.test(round)) round.wake();
    }

    /** Told that somebody wrote an object, or, where it has no name, several. */
    void written(ResourceType<?> resource, String namespace, String name) {
        if (name.isEmpty()) wake(round -> round.routine().resource().equals(resource));
        QuietRound<?> round = rounds.get(new Key(resource, namespace, name));
        if (round != null) round.wake();
    }

    /** Told that an object is gone, and what was left out with it. */
    void deleted(ResourceType<?> resource, String namespace, String name) {
        written(resource, namespace, name);
        rounds.remove(new Key(resource, namespace, name));
    }

    /** An object as it would be now. */
    ApiObject refresh(ResourceType<?> resource, ApiObject stored) {
        QuietRound<?> round = rounds.get(new Key(resource, stored.namespace(), stored.name()));
        return round == null ? stored : round.refresh(stored);
    }

    /** Objects as they would be now. */
    <T extends ApiObject> List<T> refresh(ResourceType<T> resource, List<T> stored) {
        return stored.stream()
                .map(it -> resource.type().cast(refresh(resource, it)))
                .toList();
    }
}
