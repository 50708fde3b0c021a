package dev.coracle.simulation.fault;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The strokes that have begun and are not over: how a part has to be follows from them alone, in whatever order they came. */
final class Ongoing {
    private final List<Stroke> strokes = new ArrayList<>();

    void add(Stroke stroke) {
        strokes.add(stroke);
    }

    void remove(Stroke stroke) {
        strokes.remove(stroke);
    }

    boolean contains(Stroke stroke) {
        return strokes.contains(stroke);
    }

    /** Whether anything of these kinds befalls a part. */
    boolean any(String target, FaultKind... kinds) {
        for (FaultKind kind : kinds) if (of(target, kind).findAny().isPresent()) return true;
        return false;
    }

    /** What a part suffers of a kind in all. */
    long sum(String target, FaultKind kind) {
        return of(target, kind).mapToLong(Stroke::amount).sum();
    }

    /** The worst that a part suffers of a kind; 0 for nothing. */
    long worst(String target, FaultKind kind) {
        return of(target, kind).mapToLong(Stroke::amount).max().orElse(0);
    }

    private Stream<Stroke> of(String target, FaultKind kind) {
        return strokes.stream().filter(it -> it.kind() == kind && it.target().equals(target));
    }

    /** The parts of a sort, each once. */
    Set<String> targets(FaultKind.Target target) {
        Set<String> names = new LinkedHashSet<>();
        strokes.stream().filter(it -> it.kind().target() == target).forEach(it -> names.add(it.target()));
        return names;
    }
}
