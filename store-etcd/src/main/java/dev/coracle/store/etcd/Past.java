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
        return range(lookAt(0)).getHeader().getRevision();
    }

    private static RangeRequest.Builder lookAt(long revision) {
        return RangeRequest.newBuilder()
                .setKey(Keys.COMPACTION)
                .setCountOnly(true)
                .setRevision(revision);
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
     * The state at the oldest revision that can still be read, among so many before the present; where others compact
     * faster than it can be found and read, the present.
     */
    Contents oldest(int among) {
        try {
            return at(oldestReadable(among));
        } catch (Refusal e) {
            return afterCompaction(e);
        }
    }

    private Contents afterCompaction(Refusal first) {
        Refusal refusal = first;
        for (int attempt = 0; attempt < MOST_ATTEMPTS && refusal.says(Refusal.COMPACTED); attempt++) {
            try {
                return at(0);
            } catch (Refusal e) {
                refusal = e;
            }
        }
        throw refusal;
    }

    /** Looks first where it mostly is: at the end of what is asked for, and at what the servers have agreed to compact to. */
    private long oldestReadable(int among) {
        RangeResponse now = range(RangeRequest.newBuilder().setKey(Keys.COMPACTION));
        long present = now.getHeader().getRevision();
        long agreed = now.getKvsCount() == 0
                ? present - 1
                : Compactor.revision(now.getKvs(0).getValue());
        long unreadable = Math.max(1, present - among) - 1;
        long readable = present;
        long[] guesses = {unreadable + 1, agreed, agreed - 1};
        for (int i = 0; readable - unreadable > 1; i++) {
            long probe = i < guesses.length ? guesses[i] : (unreadable + readable) >>> 1;
            if (probe <= unreadable || probe >= readable) continue;
            if (isReadable(probe)) readable = probe;
            else unreadable = probe;
        }
        return readable;
    }

    /** Asks one member what it knows: the question before was answered by what all know. */
    private boolean isReadable(long revision) {
        try {
            range(lookAt(revision).setSerializable(true));
            return true;
        } catch (Refusal e) {
            if (e.says(Refusal.COMPACTED)) return false;
            if (e.says(Refusal.FUTURE)) return true; // another member, which is behind
            throw e;
        }
    }
}
