package dev.coracle.simulation;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.Watch;
import dev.coracle.model.meta.Status;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What goes over the network of a world: who sees it, who disturbs it, and the watches that are open. */
final class Traffic {
    /** Stands for every process. */
    static final String EVERYBODY = "*";

    private final Kernel kernel;
    private final QuietRounds quiet;
    private final Audience audience;
    private final List<Predicate<ObservedCall>> traps = new ArrayList<>();
    private final List<Disturbance> everybodys = new ArrayList<>();
    private final Map<String, Disturbances> byProcess = new LinkedHashMap<>();
    private final Set<DelayedWatch> open = new LinkedHashSet<>();
    private int slow;

    Traffic(Kernel kernel) {
        this(kernel, false);
    }

    /**
     * The network of a world.
     *
     * @param coalesced whether signs of life are left out while nobody can tell
     */
    Traffic(Kernel kernel, boolean coalesced) {
        this.kernel = kernel;
        this.quiet = new QuietRounds(kernel, coalesced, this::isDisturbed);
        if (coalesced) kernel.beforeDisturbance(quiet::disturb);
        this.audience = new Audience(kernel::time);
    }

    QuietRounds quiet() {
        return quiet;
    }

    private boolean isDisturbed() {
        return !everybodys.isEmpty()
                || byProcess.values().stream().anyMatch(it -> !it.own().isEmpty());
    }

    Audience audience() {
        return audience;
    }

    void trap(Predicate<ObservedCall> trap) {
        traps.add(trap);
    }

    boolean isObserved() {
        return !audience.isEmpty() || !traps.isEmpty();
    }

    /** Tells the observers, then lets those strike who waited for this call; its caller has to wait for that. */
    void tell(ObservedCall call) {
        audience.called(call);
        boolean sprung = false;
        for (int i = 0; i < traps.size(); i++) sprung |= traps.get(i).test(call);
        if (sprung) kernel.elapse(Duration.ZERO);
    }

    Disturbances disturbances(String process) {
        return byProcess.computeIfAbsent(process, name -> new Disturbances(name, everybodys));
    }

    /** Whether calls of anybody may take long. */
    boolean isSlow() {
        return slow > 0;
    }

    void disturb(String process, Disturbance disturbance) {
        quiet.disturbAll();
        list(process).add(disturbance);
        if (disturbance.isSlow()) slow++;
        tellSilence(process, disturbance);
        of(process).forEach(DelayedWatch::pull);
    }

    void calm(String process, Disturbance disturbance) {
        quiet.disturbAll();
        boolean ended = list(process).removeIf(it -> it == disturbance);
        if (ended && disturbance.isSlow()) slow--;
        tellSilence(process, disturbance);
        of(process).forEach(DelayedWatch::look);
    }

    private void tellSilence(String process, Disturbance disturbance) {
        if (!disturbance.isSilence()) return;
        for (Disturbances each : byProcess.values()) {
            if (process.equals(EVERYBODY) || each.process().equals(process))
                audience.silenced(each.process(), each.areSilence());
        }
    }

    private List<Disturbance> list(String process) {
        return process.equals(EVERYBODY) ? everybodys : disturbances(process).own();
    }

    void cut(String process, Optional<Status> failure) {
        quiet.disturbAll();
        of(process).forEach(watch -> watch.cut(failure));
    }

    private List<DelayedWatch> of(String process) {
        return open.stream()
                .filter(it -> process.equals(EVERYBODY) || it.owner().equals(process))
                .toList();
    }

    /** A watch that has begun, as its owner reads it. */
    Watch begun(DelayedWatch watch, ApiRequest request) {
        open.add(watch);
        return audience.follow(watch.owner(), request, watch);
    }

    void ended(DelayedWatch watch) {
        open.remove(watch);
    }
}
