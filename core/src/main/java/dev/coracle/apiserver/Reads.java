package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.ListOptions;
import dev.coracle.api.ObjectList;
import dev.coracle.api.Refusals;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ListMeta;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out gets and lists. Every answer is the latest state, or exactly the revision asked for. */
final class Reads {
    private static final int LARGEST_PAGE = 10_000;
    private static final long LARGEST_LIMIT = Integer.MAX_VALUE / 2;

    private final ObjectStore store;

    Reads(ObjectStore store) {
        this.store = store;
    }

    <T extends ApiObject> ApiResponse get(ServedKind<T> kind, ApiRequest request) {
        Revisions.checkNotAhead(
                Revisions.parse(request.list().resourceVersion()), store.raw().currentRevision());
        ObjectKey key = new ObjectKey(request.namespace(), request.name());
        return store.find(kind, key)
                .map(object -> new ApiResponse.Done(200, object, List.of()))
                .orElseThrow(() -> Refusals.notFound(kind.resource(), request.name()));
    }

    <T extends ApiObject> ApiResponse list(ServedKind<T> kind, ApiRequest request) {
        return new ApiResponse.Listed(list(kind, request.namespace(), request.list()));
    }

    <T extends ApiObject> ObjectList<T> list(ServedKind<T> kind, String namespace, ListOptions options) {
        Selection<T> selection = Selection.of(kind, options);
        String prefix = Registry.prefix(kind, namespace);
        Optional<ContinueToken> token = token(options);
        long revision = token.map(it -> Math.max(0, it.revision())).orElseGet(() -> revision(options));
        String start = token.map(it -> Registry.prefix(kind) + it.start()).orElse("");
        int limit = (int) Math.max(0, Math.min(options.limit(), LARGEST_LIMIT));
        List<T> found = new ArrayList<>();
        int size = limit;
        while (true) {
            Page page = page(prefix, start, size, revision, token);
            revision = page.revision();
            for (int i = 0; i < page.entries().size(); i++) {
                KeyValue entry = page.entries().get(i);
                T object = store.object(kind, entry);
                if (selection.matches(object)) found.add(object);
                long behind = page.remaining() + page.entries().size() - i - 1;
                if (limit > 0 && found.size() == limit && behind > 0) {
                    return result(kind, found, revision, entry, selection.isEverything() ? behind : 0);
                }
            }
            if (page.remaining() == 0) return result(kind, found, revision);
            start = page.entries().get(page.entries().size() - 1).key() + "\0";
            size = Math.min(2 * size, LARGEST_PAGE);
        }
    }

    private static Optional<ContinueToken> token(ListOptions options) {
        ListRules.checkList(options);
        String token = options.continueToken();
        return token.isEmpty() ? Optional.empty() : Optional.of(ContinueToken.parse(token));
    }

    /** The state to show: 0 for the latest, which is not older than any revision that has happened. */
    private long revision(ListOptions options) {
        long asked = Revisions.parse(options.resourceVersion());
        Revisions.checkNotAhead(asked, store.raw().currentRevision());
        return ListRules.isExact(options) ? asked : 0;
    }

    private Page page(String prefix, String start, int limit, long revision, Optional<ContinueToken> token) {
        return store.raw()
                .list(prefix, start, limit, revision)
                .getOrElseThrow(error -> error.fold(
                        ObjectStore::unexpected,
                        compacted -> token.map(Reads::expired).orElseGet(Revisions::listTooOld),
                        future -> Revisions.tooLarge(future.askedRevision(), future.currentRevision()),
                        ObjectStore::unexpected));
    }

    /** Refuses a token, and offers one for the rest as it is by then. */
    private static ApiException expired(ContinueToken token) {
        String rest = new ContinueToken(ContinueToken.LATEST, token.start()).toString();
        ApiException plain = Refusals.expired("The provided continue parameter is too old to display a consistent list"
                + " result. You can start a new list without the continue parameter, or use the continue token in this"
                + " response to retrieve the remainder of the results. Continuing with the provided token results in an"
                + " inconsistent list - objects that were created, modified, or deleted between the time the first chunk"
                + " was returned and now may show up in the list.");
        return new ApiException(plain.status()
                .withMetadata(ListMeta.builder().continueToken(rest).build()));
    }

    private static <T extends ApiObject> ObjectList<T> result(ServedKind<T> kind, List<T> found, long revision) {
        ListMeta metadata =
                ListMeta.builder().resourceVersion(Long.toString(revision)).build();
        return new ObjectList<>(kind.resource(), metadata, List.copyOf(found));
    }

    private static <T extends ApiObject> ObjectList<T> result(
            ServedKind<T> kind, List<T> found, long revision, KeyValue last, long remaining) {
        String rest = last.key().substring(Registry.prefix(kind).length()) + "\0";
        ListMeta.Builder metadata = ListMeta.builder()
                .resourceVersion(Long.toString(revision))
                .continueToken(new ContinueToken(revision, rest).toString());
        if (remaining > 0) metadata.remainingItemCount(remaining);
        return new ObjectList<>(kind.resource(), metadata.build(), List.copyOf(found));
    }
}
