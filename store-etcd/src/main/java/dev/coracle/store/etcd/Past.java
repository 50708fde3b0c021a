package dev.coracle.store.etcd;

import com.google.protobuf.ByteString;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Page;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import java.util.ArrayList;
import java.util.List;

/** Reads what etcd holds, now or at an earlier revision. Safe for all threads. */
final class Past {
    /** What is there at one revision, of the store's keys. */
    record Contents(long revision, List<KeyValue> entries) {}

    /** As many as Kubernetes loads at a time: etcd 3.4 goes through all keys for each page. */
    private static final int PAGE = 10_000;

    private static final int MOST_ATTEMPTS = 5;

    private final Calls calls;
    private final Keys keys;

    Past(Calls calls, Keys keys) {
        this.calls = calls;
        this.keys = keys;
    }

    private RangeResponse range(RangeRequest.Builder request) {
        return calls.read(KVGrpc.getRangeMethod(), request.build());
    }

    /** The revision that etcd is at, as a linearizable read. */
    long present() {
        return look(0).getHeader().getRevision();
    }

    private RangeResponse look(long revision) {
        return range(RangeRequest.newBuilder()
                .setKey(Keys.COMPACTION)
                .setCountOnly(true)
                .setRevision(revision));
    }

    /** The state at a revision, page by page; 0 for the present. */
    Contents at(long revision) {
        List<KeyValue> entries = new ArrayList<>();
        RangeRequest.Builder request = keys.below("", "").setLimit(PAGE).setRevision(revision);
        while (true) {
            RangeResponse page = range(request);
            if (request.getRevision() == 0) request.setRevision(page.getHeader().getRevision());
            addTo(entries, page);
            if (!page.getMore()) return new Contents(request.getRevision(), entries);
            ByteString last = page.getKvs(page.getKvsCount() - 1).getKey();
            request.setKey(last.concat(Keys.ALL));
        }
    }

    /** One page, as a store gives it. */
    Page page(String prefix, String start, int limit, long revision) {
        RangeResponse shown = range(keys.below(prefix, start).setLimit(limit).setRevision(revision));
        List<KeyValue> entries = new ArrayList<>();
        addTo(entries, shown);
        return new Page(revision, entries, shown.getCount() - shown.getKvsCount());
    }

    private void addTo(List<KeyValue> entries, RangeResponse page) {
        for (io.etcd.jetcd.api.KeyValue shown : page.getKvsList()) {
            keys.name(shown.getKey()).ifPresent(name -> entries.add(Keys.version(name, shown)));
        }
    }

    /**
     * The state at the oldest revision that can still be read, among so many before the present. Others may compact
     * meanwhile; then it is looked for again.
     */
    Contents oldest(int among) {
        for (int attempt = 1; ; attempt++) {
            try {
                return at(oldest(present(), among));
            } catch (Refusal e) {
                if (!e.says(Refusal.COMPACTED) || attempt == MOST_ATTEMPTS) throw e;
            }
        }
    }

    private long oldest(long present, int among) {
        long compacted = Math.max(1, present - among) - 1; // below what is looked at
        long readable = present;
        while (readable - compacted > 1) {
            long middle = (compacted + readable) >>> 1;
            if (isReadable(middle)) readable = middle;
            else compacted = middle;
        }
        return readable;
    }

    private boolean isReadable(long revision) {
        try {
            look(revision);
            return true;
        } catch (Refusal e) {
            if (e.says(Refusal.COMPACTED)) return false;
            throw e;
        }
    }
}
