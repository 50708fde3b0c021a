package dev.coracle.store.mvcc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Which version of which key ends when. At most one version of a key, so that renewing a key often costs no memory. */
final class Expiries {
    /** The end of a version. The revision makes no two of them equal. */
    record Expiry(String key, long revision, long deadlineNanos) {}

    private final Map<String, Expiry> byKey = new HashMap<>();
    private final TreeSet<Expiry> byDeadline =
            new TreeSet<>(Comparator.comparingLong(Expiry::deadlineNanos).thenComparingLong(Expiry::revision));

    /** Takes the place of what is known of the key, unless that is newer. */
    void add(Expiry expiry) {
        Expiry known = byKey.get(expiry.key());
        if (known != null && known.revision() > expiry.revision()) return;
        if (known != null) byDeadline.remove(known);
        byKey.put(expiry.key(), expiry);
        byDeadline.add(expiry);
    }

    /** Forgets what is known of the key, unless it is newer than this revision. */
    void remove(String key, long revision) {
        Expiry known = byKey.get(key);
        if (known == null || known.revision() > revision) return;
        byKey.remove(key);
        byDeadline.remove(known);
    }

    /** The next deadline. */
    OptionalLong next() {
        return byDeadline.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(byDeadline.first().deadlineNanos());
    }

    /** Takes out what ends by now, in the order of the deadlines. */
    List<Expiry> takeDue(long nowNanos) {
        List<Expiry> due = new ArrayList<>();
        while (!byDeadline.isEmpty() && byDeadline.first().deadlineNanos() <= nowNanos) {
            Expiry expiry = byDeadline.first();
            remove(expiry.key(), expiry.revision());
            due.add(expiry);
        }
        return due;
    }
}
