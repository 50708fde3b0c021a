package dev.coracle.testkit.invariant.api;

import dev.coracle.testkit.invariant.Verdict;

/**
 * A bookmark comes after everything that it covers (Kubernetes' watch bookmarks, KEP 956).
 */
final class BookmarksHonest extends WireInvariant {
    BookmarksHonest(Wire wire) {
        super(wire);
        wire.onTold(told -> findings.add(judge(told)));
    }

    @Override
    public String promise() {
        return "A bookmark comes after everything that it covers.";
    }

    static Verdict judge(Told told) {
        if (!told.isBookmark()) return Verdict.silent();
        if (told.missed().isEmpty()) return Verdict.kept();
        return Verdict.broken(
                told.place(),
                "said that it had told all up to " + told.revision() + " without " + told.missedText(),
                "tell of them first");
    }
}
