package dev.coracle.client;

import dev.coracle.api.ApiException;
import dev.coracle.api.ListOptions;
import dev.coracle.api.ObjectList;
import dev.coracle.model.meta.ApiObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a collection page by page. Of two elements the server lists first the one whose key in the store is less. */
final class Pages<T extends ApiObject> implements Iterator<List<T>> {
    private static final long SIZE = 500;

    private final Resources<T> resources;
    private final ListOptions options;
    private String token = "";
    private String last = "";
    private boolean finished;

    private Pages(Resources<T> resources, ListOptions options) {
        this.resources = resources;
        this.options = limited(options);
    }

    private static ListOptions limited(ListOptions options) {
        return options.limit() > 0 ? options : options.withLimit(SIZE);
    }

    static <T extends ApiObject> Stream<T> stream(Resources<T> resources, ListOptions options) {
        Iterator<List<T>> pages = new Pages<>(resources, options);
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, traits), false)
                .flatMap(List::stream);
    }

    /** All pages of one revision. */
    static <T extends ApiObject> ObjectList<T> collect(Resources<T> resources, ListOptions options) {
        ObjectList<T> page = resources.list(limited(options));
        if (page.continueToken().isEmpty()) return page;
        List<T> items = new ArrayList<>(page.items());
        while (page.continueToken().isPresent()) {
            try {
                page = resources.list(
                        after(limited(options), page.continueToken().get()));
            } catch (ApiException e) {
                if (!e.isGone()) throw e;
                return resources.list(options.withLimit(0));
            }
            items.addAll(page.items());
        }
        return new ObjectList<>(page.resource(), page.metadata(), List.copyOf(items));
    }

    /** The page behind a token, which itself says what state is meant. */
    private static ListOptions after(ListOptions options, String token) {
        return options.withContinueToken(token).withResourceVersion("").withResourceVersionMatch(Optional.empty());
    }

    @Override
    public boolean hasNext() {
        return !finished;
    }

    @Override
    public List<T> next() {
        if (finished) throw new NoSuchElementException();
        ObjectList<T> page = page();
        token = page.continueToken().orElse("");
        finished = token.isEmpty();
        List<T> unseen = page.items();
        if (!unseen.isEmpty() && position(unseen.get(0)).compareTo(last) <= 0) {
            String seen = last;
            unseen = unseen.stream()
                    .filter(it -> position(it).compareTo(seen) > 0)
                    .toList();
        }
        if (!unseen.isEmpty()) last = position(unseen.get(unseen.size() - 1));
        return unseen;
    }

    private ObjectList<T> page() {
        if (token.isEmpty()) return resources.list(options);
        try {
            return resources.list(after(options, token));
        } catch (ApiException e) {
            if (!e.isGone()) throw e;
            // The server may offer a token for the rest as it is now; without one, begin again and skip what was seen.
            String rest = e.status().metadata().continueToken().orElse("");
            ListOptions latest = after(options, rest);
            return resources.list(latest);
        }
    }

    private static String position(ApiObject object) {
        return object.key().toString();
    }
}
