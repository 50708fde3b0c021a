package dev.coracle.store.etcd;

import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.KVGrpc;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stores in one etcd that have nothing to do with each other: each has a root of its own. */
final class Rooms implements AutoCloseable {
    private final int members;
    private final AtomicInteger rooms = new AtomicInteger();
    private @Nullable EtcdCluster etcd;

    /** An etcd of so many members, which is started when it is first needed. */
    Rooms(int members) {
        this.members = members;
    }

    private synchronized EtcdCluster etcd() {
        if (etcd == null) etcd = EtcdCluster.start(members).ready();
        return etcd;
    }

    /** A new one, which begins without history: what others have written would only have to be read. */
    ClusterStore open(Platform platform) {
        EtcdOptions options =
                etcd().options().root("/room-" + rooms.incrementAndGet()).build();
        Members members = new Members(options);
        try {
            Calls calls = new Calls(members, new Login(options), options.timeout());
            clear(calls); // or keys of others would expire in the middle of a trial
            Compactor.compact(calls, new Past(calls, new Keys("")).present());
        } finally {
            members.close();
        }
        return EtcdStore.at(options).open(platform);
    }

    private static void clear(Calls calls) {
        DeleteRangeRequest everything = DeleteRangeRequest.newBuilder()
                .setKey(Keys.ALL)
                .setRangeEnd(Keys.ALL)
                .build();
        calls.write(KVGrpc.getDeleteRangeMethod(), everything);
    }

    @Override
    public synchronized void close() {
        if (etcd != null) etcd.close();
    }
}
