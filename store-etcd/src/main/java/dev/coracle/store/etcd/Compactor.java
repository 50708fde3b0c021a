package dev.coracle.store.etcd;

import com.google.protobuf.ByteString;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Timer;
import dev.coracle.platform.Worker;
import dev.coracle.store.StoreException;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compacts etcd's history, as the API servers of Kubernetes do: at each interval, the one that first writes a certain key
 * compacts to the revision it has seen one interval before. All servers of one etcd, ours and Kubernetes', share the key,
 * whose version counts the intervals.
 */
final class Compactor {
    private static final Logger log = LoggerFactory.getLogger(Compactor.class);

    private final Calls calls;
    private final Duration interval;
    private final Worker worker;

    // The worker's own.
    private long intervals;
    private long revision;

    private volatile @Nullable Timer timer;
    private volatile boolean closed;

    Compactor(Platform platform, Calls calls, Duration interval) {
        this.calls = calls;
        this.interval = interval;
        this.worker = platform.worker("store-compaction");
    }

    /** What is compacted to, by the value of the key; 0 where that is no number. */
    static long revision(ByteString value) {
        String text = value.toStringUtf8();
        boolean number = text.length() < 19 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(text) : 0;
    }

    /** Begins, unless it is left to others. */
    void start() {
        if (!interval.isZero() && !closed) timer = worker.after(interval, this::takePart);
    }

    void close() {
        closed = true;
        Timer waiting = timer;
        if (waiting != null) waiting.cancel();
    }

    private void takePart() {
        if (closed) return;
        try {
            compete();
        } catch (StoreException e) {
            log.atWarn().setCause(e).log("history could not be compacted");
        }
        start();
    }

    /** One round: whoever wins compacts, the others take over what the winner has counted. */
    void compete() {
        TxnResponse answer = calls.write(KVGrpc.getTxnMethod(), claim());
        long before = revision;
        revision = answer.getHeader().getRevision();
        if (!answer.getSucceeded()) {
            intervals = answer.getResponses(0).getResponseRange().getKvs(0).getVersion();
            return;
        }
        intervals++;
        if (before > 0) compact(calls, before);
    }

    private TxnRequest claim() {
        return TxnRequest.newBuilder()
                .addCompare(Compare.newBuilder()
                        .setKey(Keys.COMPACTION)
                        .setTarget(Compare.CompareTarget.VERSION)
                        .setResult(Compare.CompareResult.EQUAL)
                        .setVersion(intervals))
                .addSuccess(RequestOp.newBuilder()
                        .setRequestPut(PutRequest.newBuilder()
                                .setKey(Keys.COMPACTION)
                                .setValue(ByteString.copyFromUtf8(Long.toString(revision)))))
                .addFailure(RequestOp.newBuilder()
                        .setRequestRange(RangeRequest.newBuilder().setKey(Keys.COMPACTION)))
                .build();
    }

    /** Compacts to a revision that is not ahead; one that is compacted already changes nothing. */
    static void compact(Calls calls, long revision) {
        CompactionRequest request =
                CompactionRequest.newBuilder().setRevision(revision).build();
        try {
            calls.read(KVGrpc.getCompactMethod(), request); // may be asked for twice
        } catch (Refusal e) {
            if (!e.says(Refusal.COMPACTED)) throw e;
        }
    }
}
