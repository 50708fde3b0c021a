package dev.coracle.testkit.invariant.api;

import dev.coracle.testkit.invariant.Verdict;

/**
 * A watch tells of each change once (etcd's guarantee "unique"; etcd#17247), unless the network is made to repeat what it
 * carries.
 */
final class WatchUnique extends WireInvariant {
    WatchUnique(Wire wire) {
        super(wire);
        wire.onTold(told -> findings.add(judge(told)));
    }

    @Override
    public String promise() {
        return "A watch tells of each change once.";
    }

    static Verdict judge(Told told) {
        if (told.isBookmark() || told.first() || told.repeats()) return Verdict.silent();
        if (!told.isOld() || told.late()) return Verdict.kept();
        return Verdict.broken(
                told.place(),
                "told of revision " + told.revision() + " again, after it had come to " + told.from(),
                "tell of it once");
    }
}
