package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.Refusals;
import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.platform.Entropy;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreException;
import dev.coracle.store.Value;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that two objects never get the same thing, whichever of several servers over one store writes them.
 *
 * <p>A write first claims each thing by a key of its own in the store, then looks through the stored objects, then
 * writes the object, then drops its claims. Whoever holds the claim alone may hand the thing out; once the object is
 * stored, everybody sees from the object that the thing is taken. A claim expires by itself, so a server that dies in
 * between blocks a thing for a minute only. If the server was merely slow, and finds on dropping its claim that it had
 * expired, it looks again and takes back its write where somebody else got the thing meanwhile.
 */
final class Allocations {
    private static final Logger log = LoggerFactory.getLogger(Allocations.class);
    /** The prefix of all claims. */
    static final String CLAIMS = "/registry/ranges/";

    private static final Duration CLAIM_LIFETIME = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 8;

    private final ObjectStore store;
    private final Entropy chance;

    Allocations(ObjectStore store, Entropy chance) {
        this.store = store;
        this.chance = chance;
    }

    /**
     * Writes an object with what it needs.
     *
     * @param write validates and stores the complete object; empty where the one stored is outdated
     */
    <T extends ApiObject> Optional<T> around(
            ServedKind<T> kind, T asked, Optional<T> stored, boolean dryRun, Function<T, Optional<T>> write) {
        if (kind.allocation().isEmpty()) return write.apply(asked);
        Allocation<T> allocation = kind.allocation().get();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Claimed claims = new Claimed(asked.key(), () -> held(kind, allocation, asked.key()), dryRun);
            try {
                Either<List<FieldError>, T> allocated = allocation.allocate(asked, stored, claims);
                if (allocated.isLeft()) Invalid.refuse(kind, asked.name(), allocated.getLeft());
                T complete = allocated.get();
                if (claims.isEmpty()) return write.apply(complete);
                if (claims.clashWith(held(kind, allocation, asked.key()))) continue;
                Optional<T> written = write.apply(complete);
                if (written.isEmpty() || claims.drop()) return written;
                if (!isLost(kind, allocation, claims, written.get(), stored)) return written;
            } finally {
                claims.drop();
            }
        }
        throw tooBusy(kind, asked);
    }

    private static ApiException tooBusy(ServedKind<?> kind, ApiObject object) {
        return Refusals.conflict(kind.resource(), object.name(), "what it needs was given to others again and again");
    }

    /** What all objects but this one have. */
    private <T extends ApiObject> Set<String> held(ServedKind<T> kind, Allocation<T> allocation, ObjectKey but) {
        Set<String> held = new HashSet<>();
        for (T other : store.list(kind.resource().type(), "")) {
            if (!other.key().equals(but)) held.addAll(allocation.held(other));
        }
        return held;
    }

    /** Whether somebody else got one of the things that were claimed for too long; the write is then taken back. */
    private <T extends ApiObject> boolean isLost(
            ServedKind<T> kind, Allocation<T> allocation, Claimed claims, T written, Optional<T> stored) {
        try {
            if (!claims.clashWith(held(kind, allocation, written.key()))) return false;
            takeBack(kind, written, stored);
            return true;
        } catch (StoreException e) {
            throw new StoreException("what was written could not be checked: " + e.getMessage(), true, e);
        }
    }

    private <T extends ApiObject> void takeBack(ServedKind<T> kind, T written, Optional<T> stored) {
        if (stored.isPresent()) {
            store.replace(kind, stored.get(), written);
        } else {
            store.remove(kind, written);
        }
    }

    private final class Claimed implements Allocation.Claims {
        private final Value owner;
        private final Supplier<Set<String>> others;
        private final boolean dryRun;
        private final Map<String, Long> revisions = new LinkedHashMap<>();
        private @Nullable Set<String> taken;
        private boolean dropped;

        /** Claims for an object; what others have is looked up only where something is claimed. */
        Claimed(ObjectKey owner, Supplier<Set<String>> others, boolean dryRun) {
            this.owner = Value.of(owner.toString());
            this.others = others;
            this.dryRun = dryRun;
        }

        @Override
        public boolean claim(String thing) {
            if (revisions.containsKey(thing)) return true;
            if (taken().contains(thing)) return false;
            if (dryRun) return true;
            Either<?, KeyValue> written = raw().put(CLAIMS + thing, owner, 0, CLAIM_LIFETIME);
            if (written.isLeft()) return false;
            revisions.put(thing, written.get().modRevision());
            return true;
        }

        private Set<String> taken() {
            Set<String> known = taken;
            if (known == null) taken = known = others.get();
            return known;
        }

        @Override
        public Entropy chance() {
            return chance;
        }

        boolean isEmpty() {
            return revisions.isEmpty();
        }

        boolean clashWith(Set<String> held) {
            return revisions.keySet().stream().anyMatch(held::contains);
        }

        /** Drops all claims, once; false where one had expired. */
        boolean drop() {
            if (dropped) return true;
            dropped = true;
            boolean held = true;
            for (Map.Entry<String, Long> claim : revisions.entrySet()) {
                held &= delete(CLAIMS + claim.getKey(), claim.getValue());
            }
            return held;
        }

        /** Whether the claim held. One that the store does not give up may have expired, and will. */
        private boolean delete(String key, long revision) {
            try {
                return raw().delete(key, revision).isRight();
            } catch (StoreException e) {
                log.atWarn().addKeyValue("claim", key).setCause(e).log("claim left to expire");
                return false;
            }
        }

        private ClusterStore raw() {
            return store.raw();
        }
    }
}
