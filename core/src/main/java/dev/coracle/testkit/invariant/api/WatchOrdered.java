package dev.coracle.testkit.invariant.api;

import dev.coracle.testkit.invariant.Verdict;

/**
 * A watch tells what happened in the order in which it happened (etcd's guarantee "ordered").
 *
 * <p>An event that was told before and comes again is {@link WatchUnique}'s.
 */
final class WatchOrdered extends WireInvariant {
    WatchOrdered(Wire wire) {
        super(wire);
        wire.onTold(told -> findings.add(judge(told)));
    }

    @Override
    public String promise() {
        return "A watch tells what happened in the order in which it happened.";
    }

    static Verdict judge(Told told) {
        if (told.isBookmark()) return Verdict.silent();
        if (!told.isOld() || !told.late()) return Verdict.kept();
        return Verdict.broken(
                told.place(),
                "told of revision " + told.revision() + " after it had told of " + told.from(),
                "tell of the earlier one first");
    }
}
