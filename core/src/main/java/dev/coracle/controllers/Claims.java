package dev.coracle.controllers;

import dev.coracle.api.ApiException;
import dev.coracle.api.Body.PatchType;
import dev.coracle.client.Resources;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.selector.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings what owners manage in line with their selectors: takes selected objects that nobody manages, and lets go those
 * that are selected no more. Who adopts reads the owner from the server first: one that is deleted takes nothing.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 *
 * @param <O> owners
 * @param <T> what they manage
 */
public final class Claims<O extends ApiObject, T extends ApiObject> {
    private final Resources<O> owners;
    private final Resources<T> objects;
    private final Owned<T> owned;
    private final Expectations<T> expectations;

    /**
     * Claims of all owners of a type.
     *
     * @param expectations is told what was written
     */
    public Claims(Resources<O> owners, Resources<T> objects, Owned<T> owned, Expectations<T> expectations) {
        this.owners = owners;
        this.objects = objects;
        this.owned = owned;
        this.expectations = expectations;
    }

    /**
     * Adopts and releases for an owner. Objects that it could not adopt or release do not keep it from the others.
     *
     * @return what it manages from now on, whether terminating or not
     * @throws ApiException where an object could not be adopted or released, after all were tried
     */
    public List<T> settle(O owner, Selector selector) {
        List<T> managed = new ArrayList<>();
        Adoption adoption = new Adoption(owner);
        ApiException failure = null;
        for (Collection<T> candidates : List.of(owned.by(owner), owned.orphans(owner.namespace()))) {
            for (T object : candidates) {
                try {
                    settle(adoption, Claim.of(owner, selector, object), object).ifPresent(managed::add);
                } catch (ApiException e) {
                    failure = e;
                }
            }
        }
        if (failure != null) throw failure;
        return managed;
    }

    private Optional<T> settle(Adoption adoption, Claim claim, T object) {
        return switch (claim) {
            case KEEP -> Optional.of(object);
            case LEAVE -> Optional.empty();
            case ADOPT -> adoption.adopt(object);
            case RELEASE -> {
                release(adoption.owner, object);
                yield Optional.empty();
            }
        };
    }

    private void release(O owner, T object) {
        Map<String, Object> gone = new LinkedHashMap<>();
        gone.put("$patch", "delete");
        gone.put("uid", owner.uid());
        try {
            change(owner, object, gone);
        } catch (ApiException e) {
            // Gone, or it has no such owner any more.
            if (!e.isNotFound() && e.code() != 422) throw e;
        }
    }

    private T change(O owner, T object, Object reference) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("uid", object.uid());
        metadata.put("resourceVersion", object.resourceVersion());
        metadata.put("ownerReferences", List.of(reference));
        Map<String, Object> patch = new LinkedHashMap<>();
        patch.put("metadata", metadata);
        T changed = objects.in(object.namespace()).patch(object.name(), PatchType.STRATEGIC, patch);
        expectations.wrote(owner, changed);
        return changed;
    }

    /** The adoptions of one owner in one go, which ask once whether it still lives. */
    private final class Adoption {
        private final O owner;
        private @Nullable Boolean allowed;

        Adoption(O owner) {
            this.owner = owner;
        }

        Optional<T> adopt(T object) {
            if (!isAllowed()) return Optional.empty();
            try {
                return Optional.of(change(owner, object, Json.toTree(Owners.controllerReference(owner))));
            } catch (ApiException e) {
                if (e.isNotFound()) return Optional.empty();
                throw e;
            }
        }

        private boolean isAllowed() {
            if (allowed == null) {
                Optional<O> fresh = owners.in(owner.namespace()).find(owner.name());
                allowed = fresh.filter(it -> it.uid().equals(owner.uid()) && !it.isTerminating())
                        .isPresent();
            }
            return allowed;
        }
    }
}
