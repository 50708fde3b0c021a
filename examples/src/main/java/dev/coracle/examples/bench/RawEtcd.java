package dev.coracle.examples.bench;

import com.google.protobuf.ByteString;
import dev.coracle.store.Value;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.net.URI;

/** What etcd's stubs do with nothing around them: to compare a store with. */
final class RawEtcd implements AutoCloseable {
    private final ManagedChannel channel;
    private final KVGrpc.KVBlockingStub stub;

    RawEtcd(URI endpoint) {
        channel = Grpc.newChannelBuilderForAddress(
                        endpoint.getHost(), endpoint.getPort(), InsecureChannelCredentials.create())
                .directExecutor()
                .build();
        stub = KVGrpc.newBlockingStub(channel);
    }

    /** Creates a key, by the transaction by which a store does it. */
    void create(String key, Value value) {
        ByteString name = ByteString.copyFromUtf8(key);
        boolean created = stub.txn(TxnRequest.newBuilder()
                        .addCompare(Compare.newBuilder()
                                .setKey(name)
                                .setTarget(Compare.CompareTarget.MOD)
                                .setModRevision(0))
                        .addSuccess(RequestOp.newBuilder()
                                .setRequestPut(PutRequest.newBuilder()
                                        .setKey(name)
                                        .setValue(ByteString.copyFrom(value.bytes()))))
                        .addFailure(RequestOp.newBuilder()
                                .setRequestRange(RangeRequest.newBuilder().setKey(name)))
                        .build())
                .getSucceeded();
        if (!created) throw new IllegalStateException(key + " is there: the benchmark needs an etcd without keys");
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
