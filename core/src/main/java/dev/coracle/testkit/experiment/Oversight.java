package dev.coracle.testkit.experiment;

import dev.coracle.simulation.SimulatedStore;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.InvariantMonitor;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Holds a run to its promises. Where the store is restored from a backup, history ends: what was promised of it cannot be
 * kept, and what components do meanwhile they do by what is no longer true. So only rest is looked for from then on; when
 * that is there, promises are made anew, and have to be kept by what has come of it.
 */
final class Oversight implements AutoCloseable {
    private final Setting setting;
    private final SimulatedStore store;
    private final Supplier<List<Invariant>> promises;
    private final Stillness stillness;
    private final Map<String, Long> before = new LinkedHashMap<>();
    private InvariantMonitor monitor;
    private int restores;

    Oversight(Setting setting, Supplier<List<Invariant>> promises, Stillness stillness) {
        this.setting = setting;
        this.promises = promises;
        this.stillness = stillness;
        store = setting.simulation().orElseThrow().world().store();
        restores = store.restores();
        monitor = InvariantMonitor.on(setting, all());
    }

    private List<Invariant> all() {
        List<Invariant> all = new ArrayList<>(promises.get());
        all.add(stillness);
        return all;
    }

    /** Whether a promise is broken; to be asked after each event. */
    boolean isBroken() {
        if (store.restores() != restores) {
            restores = store.restores();
            follow(all());
        }
        return monitor.isBroken();
    }

    private void follow(List<Invariant> next) {
        before.putAll(exercised());
        monitor.close();
        monitor = InvariantMonitor.on(setting, next);
        stillness.forget();
    }

    /** As {@link InvariantMonitor#check()}. */
    void check() {
        monitor.check();
    }

    /** As {@link InvariantMonitor#checkSettled()}. */
    void checkSettled() {
        monitor.checkSettled();
    }

    List<Violation> violations() {
        return monitor.violations();
    }

    /** How often each promise was put to the test. */
    Map<String, Long> exercised() {
        Map<String, Long> all = new LinkedHashMap<>(before);
        monitor.exercised().forEach((name, times) -> all.merge(name, times, Long::sum));
        return all;
    }

    @Override
    public void close() {
        monitor.close();
    }
}
