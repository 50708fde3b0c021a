package dev.coracle.testkit.invariant.api;

import dev.coracle.testkit.invariant.Verdict;

/**
 * A watch from a revision begins right behind it: it tells of what was committed later, of all of it, and of nothing
 * earlier; or it is refused as too old (etcd's guarantee "resumable"; etcd#20573).
 */
final class WatchResumable extends WireInvariant {
    WatchResumable(Wire wire) {
        super(wire);
        wire.onTold(told -> findings.add(judge(told)));
    }

    @Override
    public String promise() {
        return "A watch from a revision begins right behind it, with no gap and nothing told again.";
    }

    static Verdict judge(Told told) {
        if (!told.first()) return Verdict.silent();
        if (told.isOld())
            return Verdict.broken(
                    told.place(),
                    "was asked for what came after " + told.from() + " and begins with " + told.revision(),
                    "begin behind the revision that it was asked for");
        if (told.isBookmark() || told.missed().isEmpty()) return Verdict.kept();
        return Verdict.broken(
                told.place(),
                "was asked for what came after " + told.from() + " and begins with " + told.revision() + ", without "
                        + told.missedText(),
                "begin with the first change that it selects");
    }
}
