package dev.coracle.store.etcd;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What a call comes to. It is waited for by joining a future, and not by gRPC's own blocking calls: a pool of threads then
 * knows that its thread is blocked, and has another take its place.
 */
final class Answer<R> implements StreamObserver<R> {
    private final CompletableFuture<R> end = new CompletableFuture<>();
    private @Nullable R value;

    private Answer() {}

    /**
     * Calls, and waits for the answer; as long as the options allow.
     *
     * @throws StatusRuntimeException where there is none
     */
    static <Q, R> R of(Channel channel, MethodDescriptor<Q, R> method, CallOptions options, Q request) {
        Answer<R> answer = new Answer<>();
        ClientCalls.asyncUnaryCall(channel.newCall(method, options), request, answer);
        try {
            return answer.end.join();
        } catch (CompletionException e) {
            throw Status.fromThrowable(e).asRuntimeException();
        }
    }

    @Override
    public void onNext(R only) {
        value = only;
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
        R known = value;
        if (known != null) end.complete(known);
        else
            end.completeExceptionally(
                    Status.INTERNAL.withDescription("an empty answer").asException());
    }
}
