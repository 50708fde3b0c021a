package dev.coracle.store.etcd;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import dev.coracle.store.Value;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import io.vavr.control.Either;
import java.util.Optional;

/**
 * Writes to etcd: each a transaction that compares the key's revision, and otherwise brings what is there. Safe for all
 * threads.
 */
final class Writer {
    private final Calls calls;
    private final Keys keys;

    Writer(Calls calls, Keys keys) {
        this.calls = calls;
        this.keys = keys;
    }

    /**
     * Writes a key.
     *
     * @param known the version before, where it is known: etcd then need not send it
     * @param lease when the key goes; 0 for never
     */
    Either<StoreError, KeyValue> put(
            String key, Value value, long expectedRevision, Optional<KeyValue> known, long lease) {
        byte[] bytes = value.bytes();
        ByteString name = keys.key(key);
        boolean asks = expectedRevision != 0 && known.isEmpty();
        PutRequest put = PutRequest.newBuilder()
                .setKey(name)
                .setValue(UnsafeByteOperations.unsafeWrap(bytes))
                .setLease(lease)
                .setPrevKv(asks)
                .build();
        TxnResponse answer;
        try {
            answer = commit(name, expectedRevision, RequestOp.newBuilder().setRequestPut(put));
        } catch (Refusal e) {
            if (!e.says(Refusal.TOO_LARGE)) throw e;
            long limit = Math.min(ClusterStore.LARGEST_VALUE, bytes.length - 1L); // etcd does not tell its own
            return Either.left(new StoreError.TooLarge(key, bytes.length, limit));
        }
        if (!answer.getSucceeded()) return Either.left(conflict(key, expectedRevision, answer));
        long revision = answer.getHeader().getRevision();
        Optional<KeyValue> before = asks
                ? Optional.of(Keys.version(
                        key, answer.getResponses(0).getResponsePut().getPrevKv()))
                : known;
        return Either.right(before.map(it -> new KeyValue(key, value, it.createRevision(), revision, it.version() + 1))
                .orElseGet(() -> new KeyValue(key, value, revision, revision, 1)));
    }

    /**
     * Deletes a key.
     *
     * @param known the version before, where it is known
     */
    Either<StoreError, KeyValue> delete(String key, long expectedRevision, Optional<KeyValue> known) {
        ByteString name = keys.key(key);
        DeleteRangeRequest delete = DeleteRangeRequest.newBuilder()
                .setKey(name)
                .setPrevKv(known.isEmpty())
                .build();
        TxnResponse answer =
                commit(name, expectedRevision, RequestOp.newBuilder().setRequestDeleteRange(delete));
        if (!answer.getSucceeded()) return Either.left(conflict(key, expectedRevision, answer));
        var deleted = answer.getResponses(0).getResponseDeleteRange();
        if (deleted.getDeleted() == 0) {
            return Either.left(new StoreError.Conflict(key, expectedRevision, Optional.empty()));
        }
        KeyValue last = known.orElseGet(() -> Keys.version(key, deleted.getPrevKvs(0)));
        return Either.right(Keys.deleted(last, answer.getHeader().getRevision()));
    }

    private TxnResponse commit(ByteString key, long expectedRevision, RequestOp.Builder write) {
        Compare unchanged = Compare.newBuilder()
                .setKey(key)
                .setTarget(Compare.CompareTarget.MOD)
                .setResult(Compare.CompareResult.EQUAL)
                .setModRevision(expectedRevision)
                .build();
        RangeRequest.Builder otherwise = RangeRequest.newBuilder().setKey(key);
        return calls.write(
                KVGrpc.getTxnMethod(),
                TxnRequest.newBuilder()
                        .addCompare(unchanged)
                        .addSuccess(write)
                        .addFailure(RequestOp.newBuilder().setRequestRange(otherwise))
                        .build());
    }

    private static StoreError conflict(String key, long expectedRevision, TxnResponse answer) {
        Optional<KeyValue> actual = answer.getResponses(0).getResponseRange().getKvsList().stream()
                .map(shown -> Keys.version(key, shown))
                .findFirst();
        return new StoreError.Conflict(key, expectedRevision, actual);
    }
}
