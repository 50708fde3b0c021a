package dev.coracle.testkit.history;

import dev.coracle.testkit.history.Line.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what was told against the annals of the store. */
final class Hearing {
    private final Annals annals;
    private final List<Line> lines;
    private final Map<String, Deed> deeds = new LinkedHashMap<>();
    private final Map<Long, Deed> authors = new HashMap<>();

    Hearing(Annals annals, List<Line> lines) {
        this.annals = annals;
        this.lines = lines;
        for (Line line : lines) {
            if (line.verb().begins()) begin(line);
            else if (line.verb().answers()) deed(line).answer(line);
        }
    }

    private void begin(Line line) {
        if (deeds.put(line.subject(), new Deed(line)) != null)
            throw new IllegalArgumentException("two calls of one name: " + line);
    }

    private Deed deed(Line line) {
        Deed deed = deeds.get(line.subject());
        if (deed == null) throw new IllegalArgumentException("an answer without a question: " + line);
        return deed;
    }

    Summary judge() {
        everyAnsweredWriteHappened();
        everyWriteWasAskedFor();
        oneOrderExplainsEverything();
        int changes = new Readers(annals).judge(lines);
        int unknown = 0;
        int happened = 0;
        for (Deed deed : deeds.values()) {
            if (deed.outcome() == Verb.UNKNOWN) unknown++;
            if (deed.found > 0) happened++;
        }
        return new Summary(deeds.size(), annals.entries().size(), unknown, happened, changes);
    }

    private static void require(boolean right, String wrong, Object... about) {
        if (!right) throw new AssertionError(wrong + ": " + List.of(about));
    }

    /** Once, where it was answered, and as it was asked for. */
    private void everyAnsweredWriteHappened() {
        for (Deed deed : deeds.values()) {
            if (deed.outcome() != Verb.WRITTEN) continue;
            Annals.Entry entry = annals.entry(deed.revision());
            require(entry != null && deed.wrote(entry), "an answered write is lost", deed, String.valueOf(entry));
            Deed other = authors.put(deed.revision(), deed);
            require(other == null, "one revision was given out twice", deed, String.valueOf(other));
        }
    }

    /** What nobody was answered must be one of the deeds whose outcome is unknown, each of which may be one write. */
    private void everyWriteWasAskedFor() {
        List<Deed> unknown = new ArrayList<>();
        for (Deed deed : deeds.values()) if (deed.isWrite() && deed.outcome() == Verb.UNKNOWN) unknown.add(deed);
        for (Annals.Entry entry : annals.entries()) {
            if (authors.containsKey(entry.revision())) continue;
            Optional<Deed> author = unknown.stream()
                    .filter(deed -> deed.found == 0 && deed.wrote(entry))
                    .findFirst();
            require(author.isPresent(), "a write that was not asked for, or did not happen, or twice", entry);
            author.get().found = entry.revision();
            authors.put(entry.revision(), author.get());
        }
    }

    /**
     * Each deed is put at the first revision that explains its answer and is not before what was answered when it began.
     * If no order with these revisions does, none does.
     */
    private void oneOrderExplainsEverything() {
        long settled = 0;
        for (Line line : lines) {
            if (line.verb().begins()) {
                deed(line).floor = settled;
            } else if (line.verb().answers()) {
                settled = Math.max(settled, place(deed(line)));
            }
        }
        for (Deed deed : deeds.values()) if (deed.found > 0) expectBehind(deed);
    }

    private static void expectBehind(Deed write) {
        require(write.revision() > write.floor, "a write is before what was answered earlier", write, write.floor);
    }

    /** The revision at which a deed happened; 0 where it says nothing of the store. */
    private long place(Deed deed) {
        switch (deed.outcome()) {
            case WRITTEN -> {
                expectBehind(deed);
                return deed.revision();
            }
            case THERE -> {
                return placeOf(deed, Optional.of(new Version(deed.revision(), deed.content())));
            }
            case ABSENT -> {
                return placeOf(deed, Optional.empty());
            }
            case SHOWN -> {
                expectShown(deed);
                return deed.revision();
            }
            default -> {
                return 0;
            }
        }
    }

    private long placeOf(Deed deed, Optional<Version> seen) {
        Optional<Long> place = annals.first(deed.asked.key(), seen, deed.floor);
        require(place.isPresent(), "a stale answer, or one of what never was", deed, deed.floor);
        if (deed.isWrite()) {
            long there = seen.map(Version::revision).orElse(0L);
            boolean fits = there == deed.asked.revision() && !(deed.asked.verb() == Verb.DELETE && there == 0);
            require(!fits, "a write was refused for nothing", deed);
        }
        return place.get();
    }

    private void expectShown(Deed deed) {
        require(deed.revision() >= deed.floor, "a stale answer", deed, deed.floor);
        if (deed.asked.verb() == Verb.NOW) return;
        var state = annals.state(deed.asked.key(), deed.revision());
        require(Annals.word(state).equals(deed.content()), "a list of what never was", deed, state);
    }
}
