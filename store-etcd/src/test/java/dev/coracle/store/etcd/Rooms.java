package dev.coracle.store.etcd;

import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.DeleteRangeResponse;
import io.etcd.jetcd.api.KVGrpc;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stores in one etcd that have nothing to do with each other: each has a root of its own. */
final class Rooms implements AutoCloseable {
    private final int members;
    private final AtomicInteger rooms = new AtomicInteger();
    private @Nullable House house;

    /** An etcd of so many members, which is started when it is first needed. */
    Rooms(int members) {
        this.members = members;
    }

    /** A new one, which begins without history: what others have written would only have to be read. */
    ClusterStore open(Platform platform) {
        House house = house();
        house.clear(); // or keys of others would expire in the middle of a trial
        EtcdOptions.Builder options = house.etcd().options();
        return EtcdStore.at(options.root("/room-" + rooms.incrementAndGet()).build())
                .open(platform);
    }

    private synchronized House house() {
        if (house == null) house = House.open(members);
        return house;
    }

    @Override
    public synchronized void close() {
        if (house != null) house.close();
    }

    /** The etcd, and connections that stay open. */
    private record House(EtcdCluster etcd, Members members, Calls calls) implements AutoCloseable {
        private static final DeleteRangeRequest EVERYTHING = DeleteRangeRequest.newBuilder()
                .setKey(Keys.ALL)
                .setRangeEnd(Keys.ALL)
                .build();

        static House open(int members) {
            EtcdCluster etcd = EtcdCluster.start(members).ready();
            EtcdOptions options = etcd.options().build();
            Members connections = new Members(options);
            return new House(etcd, connections, new Calls(connections, new Login(options), options.timeout()));
        }

        void clear() {
            DeleteRangeResponse cleared = calls.write(KVGrpc.getDeleteRangeMethod(), EVERYTHING);
            Compactor.compact(calls, cleared.getHeader().getRevision());
        }

        @Override
        public void close() {
            members.close();
            etcd.close();
        }
    }
}
