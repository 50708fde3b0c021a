package dev.coracle.testkit.invariant.api;

import dev.coracle.api.WatchEvent;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.testkit.invariant.Verdict;

/**
 * Between two revisions that it told of, a watch told exactly what was committed and is selected, and how: that an object
 * appeared in the selection, changed, or left it (etcd's guarantee "reliable"; etcd#18089, kubernetes#123072).
 */
final class WatchReliable extends WireInvariant {
    WatchReliable(Wire wire) {
        super(wire);
        wire.onTold(told -> findings.add(judge(told)));
    }

    @Override
    public String promise() {
        return "Between two revisions that it told of, a watch told exactly what was committed and is selected.";
    }

    static Verdict judge(Told told) {
        if (told.isBookmark() || told.isOld()) return Verdict.silent();
        if (!told.first() && !told.missed().isEmpty())
            return Verdict.broken(
                    told.place(),
                    "told of revision " + told.revision() + " after " + told.from() + " and left out "
                            + told.missedText(),
                    "tell of every change that it selects");
        if (told.right().isEmpty())
            return Verdict.broken(
                    told.place(),
                    "told " + text(told.event()) + ", which was not committed or is not selected",
                    "tell what was committed");
        WatchEvent right = told.right().get();
        if (isSame(told.event(), right)) return Verdict.kept();
        return Verdict.broken(told.place(), "told " + text(told.event()), "tell " + text(right));
    }

    /** A deleted object is told as it was last, with another revision. */
    private static boolean isSame(WatchEvent event, WatchEvent right) {
        if (!event.getClass().equals(right.getClass())) return false;
        ApiObject told = event.subject().orElseThrow();
        ApiObject committed = right.subject().orElseThrow();
        if (event instanceof WatchEvent.Deleted)
            return told.key().equals(committed.key()) && told.uid().equals(committed.uid());
        return told.equals(committed);
    }

    private static String text(WatchEvent event) {
        ApiObject object = event.subject().orElseThrow();
        return event.getClass().getSimpleName() + " " + object.key() + " at " + object.resourceVersion();
    }
}
