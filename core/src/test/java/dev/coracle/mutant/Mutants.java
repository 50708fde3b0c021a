package dev.coracle.mutant;

import java.util.List;
import java.util.stream.Stream;

/** The seeded bugs, and the harmless changes. */
final class Mutants {
    private Mutants() {}

    static List<Mutant> all() {
        return Stream.of(SchedulerMutants.all(), ControllerMutants.all(), ReserveMutants.all(), BenignMutants.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The mutant of this number. */
    static Mutant of(String id) {
        return all().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }
}
