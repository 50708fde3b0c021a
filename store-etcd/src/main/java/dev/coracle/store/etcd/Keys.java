package dev.coracle.store.etcd;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Value;
import io.etcd.jetcd.api.RangeRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How the store's keys and versions are called in etcd. */
final class Keys {
    /** Where Kubernetes' API servers agree on compaction. It belongs to no store, whatever the root. */
    static final ByteString COMPACTION = ByteString.copyFromUtf8("compact_rev_key");

    /** As the beginning of a range, the first key of all; as its end, what is behind the last. */
    static final ByteString ALL = ByteString.copyFrom(new byte[1]);

    private final String root;
    private final ByteString rootBytes;

    Keys(String root) {
        this.root = root;
        this.rootBytes = ByteString.copyFromUtf8(root);
    }

    ByteString key(String key) {
        return UnsafeByteOperations.unsafeWrap((root + key).getBytes(StandardCharsets.UTF_8));
    }

    /** The keys below a prefix, from a first one on. */
    RangeRequest.Builder below(String prefix, String start) {
        ByteString first = key(prefix);
        ByteString end = behind(first);
        ByteString from = key(start);
        boolean inside = ByteString.unsignedLexicographicalComparator().compare(from, first) > 0;
        ByteString begin = inside ? from : first;
        return RangeRequest.newBuilder().setKey(begin.isEmpty() ? ALL : begin).setRangeEnd(end);
    }

    /** The first key behind all that begin with these bytes. */
    private static ByteString behind(ByteString prefix) {
        for (int last = prefix.size() - 1; last >= 0; last--) {
            int next = prefix.byteAt(last) + 1;
            if (prefix.byteAt(last) != (byte) 0xff) {
                return prefix.substring(0, last).concat(ByteString.copyFrom(new byte[] {(byte) next}));
            }
        }
        return ALL;
    }

    /** The store's name of a key; empty where it belongs to somebody else. */
    Optional<String> name(ByteString key) {
        boolean ours = key.startsWith(rootBytes)
                && key.size() > rootBytes.size()
                && !key.equals(COMPACTION)
                && key.isValidUtf8();
        return ours ? Optional.of(key.toStringUtf8().substring(root.length())) : Optional.empty();
    }

    /** A version as etcd shows it. */
    static KeyValue version(String name, io.etcd.jetcd.api.KeyValue shown) {
        return version(name, shown, Value.of(shown.getValue().toByteArray()));
    }

    /** A version as etcd shows it, of a value that is known already. */
    static KeyValue version(String name, io.etcd.jetcd.api.KeyValue shown, Value value) {
        return new KeyValue(name, value, shown.getCreateRevision(), shown.getModRevision(), shown.getVersion());
    }

    /** The last version, stamped with the revision of the deletion. */
    static KeyValue deleted(KeyValue last, long revision) {
        return new KeyValue(last.key(), last.value(), last.createRevision(), revision, last.version());
    }
}
