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
import dev.coracle.store.StoreError;
import java.util.ArrayList;
import java.util.List;

/** Carries out gets and lists. Every answer is the latest state, or exactly the revision asked for. */
final class Reads {
    private static final int LARGEST_PAGE = 10_000;

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
        String start = "";
        long revision = revision(options);
        if (!options.continueToken().isEmpty()) {
            ContinueToken token = ContinueToken.parse(options.continueToken());
            start = Registry.prefix(kind) + token.start();
            revision = Math.max(0, token.revision());
        }
        int limit = (int) Math.min(options.limit(), Integer.MAX_VALUE - 1);
        List<T> found = new ArrayList<>();
        int size = limit;
        while (true) {
            Page page = page(kind, prefix, start, size, revision);
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

    private Page page(ServedKind<?> kind, String prefix, String start, int limit, long revision) {
        return store.raw()
                .list(prefix, start, limit, revision)
                .getOrElseThrow(error -> error.fold(
                        ObjectStore::unexpected,
                        compacted -> expired(kind, start, compacted),
                        future -> Revisions.tooLarge(future.askedRevision(), future.currentRevision()),
                        ObjectStore::unexpected));
    }

    private static ApiException expired(ServedKind<?> kind, String start, StoreError.Compacted compacted) {
        if (start.isEmpty()) return Revisions.tooOld(compacted);
        String rest = start.substring(Registry.prefix(kind).length());
        String token = new ContinueToken(ContinueToken.LATEST, rest).toString();
        ApiException plain = Refusals.expired("The provided continue parameter is too old to display a consistent list"
                + " result. You can start a new list without the continue parameter, or use the continue token in this"
                + " response to retrieve the remainder of the results. Continuing with the provided token results in an"
                + " inconsistent list - objects that were created, modified, or deleted between the time the first chunk"
                + " was returned and now may show up in the list.");
        return new ApiException(plain.status()
                .withMetadata(ListMeta.builder().continueToken(token).build()));
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

    /** The state to show: 0 for the latest, which is not older than any revision that has happened. */
    private long revision(ListOptions options) {
        check(options);
        long asked = Revisions.parse(options.resourceVersion());
        Revisions.checkNotAhead(asked, store.raw().currentRevision());
        boolean exact = options.resourceVersionMatch().map("Exact"::equals).orElse(options.limit() > 0);
        return exact ? asked : 0;
    }

    private static void check(ListOptions options) {
        String version = options.resourceVersion();
        boolean continues = !options.continueToken().isEmpty();
        if (continues && !version.isEmpty() && !version.equals("0")) {
            throw Refusals.badRequest("specifying resource version is not allowed when using continue");
        }
        if (options.sendInitialEvents().isPresent()) {
            throw ListRules.forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list");
        }
        options.resourceVersionMatch().ifPresent(match -> {
            if (version.isEmpty()) {
                throw ListRules.forbidden(
                        "resourceVersionMatch", "resourceVersionMatch is forbidden unless resourceVersion is provided");
            }
            if (continues) {
                throw ListRules.forbidden(
                        "resourceVersionMatch", "resourceVersionMatch is forbidden when continue is provided");
            }
            if (match.equals("Exact") && version.equals("0")) {
                throw ListRules.forbidden(
                        "resourceVersionMatch",
                        "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
            }
            ListRules.checkMatch(match);
        });
    }
}
