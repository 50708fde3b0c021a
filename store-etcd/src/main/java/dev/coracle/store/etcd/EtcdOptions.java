package dev.coracle.store.etcd;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Where an {@link EtcdStore} finds its etcd, and how it works with it. Immutable and checked. */
@Value.Immutable
public interface EtcdOptions {
    /**
     * The client URLs of the members, such as {@code http://10.0.0.1:2379}; {@code https} for TLS, the same for all. Those
     * further behind are asked where those before fail.
     */
    List<URI> endpoints();

    /** What comes before every key in etcd, so that several clusters can share one; nothing by default. */
    @Value.Default
    default String root() {
        return "";
    }

    /** Certificates (PEM) by which the members are recognized; by default those that the JVM trusts. */
    Optional<Path> authorities();

    /** Certificate chain (PEM) by which the members recognize the store; needs {@link #key}. */
    Optional<Path> certificate();

    /** Private key (PEM, PKCS #8) of {@link #certificate}. */
    Optional<Path> key();

    /** Name of etcd's user; needs {@link #password}. */
    Optional<String> user();

    /** The user's password. */
    @Value.Redacted
    Optional<String> password();

    /** How long a call may take in all, tries at several members included; then it fails. 5 seconds. */
    @Value.Default
    default Duration timeout() {
        return Duration.ofSeconds(5);
    }

    /** How many changes are kept on the heap; at most 10,000 of them are from before the store was opened. 100,000. */
    @Value.Default
    default int history() {
        return 100_000;
    }

    /**
     * How often etcd's history is compacted to where it was one interval before, by whichever of the servers comes first.
     * 5 minutes, as Kubernetes has it; zero leaves it to others.
     */
    @Value.Default
    default Duration compactionInterval() {
        return Duration.ofMinutes(5);
    }

    /** Refuses what no store can work by. */
    @Value.Check
    default void check() {
        if (endpoints().isEmpty()) throw new IllegalArgumentException("endpoints must not be empty");
        for (URI endpoint : endpoints()) {
            boolean known = List.of("http", "https").contains(String.valueOf(endpoint.getScheme()));
            if (!known || endpoint.getHost() == null) {
                throw new IllegalArgumentException("an endpoint is like http://10.0.0.1:2379, and not " + endpoint);
            }
        }
        if (endpoints().stream().map(URI::getScheme).distinct().count() > 1) {
            throw new IllegalArgumentException("endpoints must be all http or all https: " + endpoints());
        }
        if (certificate().isPresent() != key().isPresent()) {
            throw new IllegalArgumentException("certificate and key need each other");
        }
        if (user().isPresent() != password().isPresent()) {
            throw new IllegalArgumentException("user and password need each other");
        }
        boolean plain = endpoints().get(0).getScheme().equals("http");
        if (plain && (authorities().isPresent() || certificate().isPresent())) {
            throw new IllegalArgumentException("certificates are of no use at http endpoints: " + endpoints());
        }
        if (timeout().isZero() || timeout().isNegative()) {
            throw new IllegalArgumentException("timeout must be positive: " + timeout());
        }
        if (history() < 1) throw new IllegalArgumentException("history must be positive: " + history());
        if (compactionInterval().isNegative()) {
            throw new IllegalArgumentException("compactionInterval must not be negative: " + compactionInterval());
        }
    }

    /** Options from their parts; endpoints are needed. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts. */
    final class Builder extends ImmutableEtcdOptions.Builder {}
}
