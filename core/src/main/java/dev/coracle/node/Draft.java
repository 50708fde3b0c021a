package dev.coracle.node;

import dev.coracle.model.core.Container;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A plan while it is made: what is known, and what follows so far. */
final class Draft {
    private final PodView view;
    private final Map<String, ContainerMemory> containers;
    private final List<Step> steps = new ArrayList<>();
    private Optional<Ending> ending;
    private boolean overdue;
    private long wakeAt = Long.MAX_VALUE;

    Draft(PodView view) {
        this.view = view;
        containers = new LinkedHashMap<>(view.memory().containers());
        ending = view.memory().ending();
        overdue = view.memory().overdue();
    }

    PodView view() {
        return view;
    }

    /** The moment for measuring. */
    long now() {
        return view.now().nanos();
    }

    ContainerMemory of(Container container) {
        return PodMemory.of(containers, container.name());
    }

    void change(Container container, UnaryOperator<ContainerMemory> change) {
        containers.put(container.name(), change.apply(of(container)));
    }

    Optional<Ending> ending() {
        return ending;
    }

    void end(Ending ending) {
        this.ending = Optional.of(ending);
    }

    boolean isOverdue() {
        return overdue;
    }

    void overdue() {
        overdue = true;
    }

    /** Plans a step; planning it twice is planning it once. */
    void add(Step step) {
        if (!steps.contains(step)) steps.add(step);
    }

    /** Looks again at this moment, unless an earlier one is wanted too. */
    void wakeAt(long nanos) {
        wakeAt = Math.min(wakeAt, nanos);
    }

    long wakeAt() {
        return wakeAt;
    }

    void normal(Container container, String reason, String message) {
        tell(false, container, reason, message);
    }

    void warning(Container container, String reason, String message) {
        tell(true, container, reason, message);
    }

    private void tell(boolean warning, Container container, String reason, String message) {
        boolean init = view.inits().stream().anyMatch(it -> it.name().equals(container.name()));
        add(new Step.Tell(warning, reason, message, Optional.of(new Step.Place(container.name(), init))));
    }

    /** The pod as messages name it. */
    String podText() {
        return view.pod().name() + "_" + view.pod().namespace() + "("
                + view.pod().uid() + ")";
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    PodMemory memory() {
        return new PodMemory(ending, overdue, containers);
    }
}
