package dev.coracle.store.etcd;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The members of etcd, and which of them is asked. Safe for all threads. */
final class Members {
    private final List<Member> members = new ArrayList<>();
    private final AtomicInteger current = new AtomicInteger();

    Members(EtcdOptions options) {
        ChannelCredentials credentials = credentials(options);
        for (URI endpoint : options.endpoints()) members.add(Member.at(endpoint, credentials));
    }

    private static ChannelCredentials credentials(EtcdOptions options) {
        if (options.endpoints().get(0).getScheme().equals("http")) return InsecureChannelCredentials.create();
        TlsChannelCredentials.Builder tls = TlsChannelCredentials.newBuilder();
        Optional<Path> certificate = options.certificate();
        Optional<Path> key = options.key();
        try {
            if (options.authorities().isPresent())
                tls.trustManager(options.authorities().get().toFile());
            if (certificate.isPresent() && key.isPresent())
                tls.keyManager(certificate.get().toFile(), key.get().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tls.build();
    }

    List<Member> all() {
        return List.copyOf(members);
    }

    /** The one to ask. */
    Member current() {
        return members.get(current.get());
    }

    /** Has the next one asked from now on, if it is this one that is. */
    void avoid(Member member) {
        int index = members.indexOf(member);
        current.compareAndSet(index, (index + 1) % members.size());
    }

    int size() {
        return members.size();
    }

    void close() {
        members.forEach(Member::close);
    }
}
