package dev.coracle.simulation.observer;

import dev.coracle.api.ObjectList;
import dev.coracle.cluster.Cluster;
import dev.coracle.model.meta.ApiObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All changes of some kinds in a running cluster, in the order of the revisions, as soon as they happen.
 *
 * <p>It follows the API server directly, over no network. In a simulation it plans no event, draws no chance and leaves
 * no trace. So a run goes the same way with it and without, once somebody else watches the same kinds; a kind that nobody
 * watches is no work for the server.
 *
 * <p><b>Threads.</b> Every method may be called from any thread. The listener is told by one at a time.
 * <p><b>Errors.</b> What the listener throws ends the telling: see {@link #catchUp()}.
 */
public final class ChangeFeed implements AutoCloseable {
    private final Consumer<List<News>> listener;
    private final List<KindFeed<?>> kinds = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable RuntimeException failure;

    private ChangeFeed(Consumer<List<News>> listener) {
        this.listener = listener;
    }

    /**
     * Begins to follow a cluster; what is there already is told before this returns, as if it had just appeared.
     *
     * @param kinds what is followed; each once, however often it is named
     * @param listener told some news at a time, in the order of their revisions
     */
    public static ChangeFeed of(
            Cluster cluster, Collection<Class<? extends ApiObject>> kinds, Consumer<List<News>> listener) {
        ChangeFeed feed = new ChangeFeed(listener);
        new LinkedHashSet<>(kinds)
                .forEach(kind -> feed.kinds.add(new KindFeed<>(cluster.observer(), kind, feed::signalled)));
        feed.still(() -> {
            feed.begin();
            return feed;
        });
        return feed;
    }

    private void begin() {
        List<News> present = new ArrayList<>();
        Optional<String> at = Optional.empty();
        for (KindFeed<?> kind : kinds) {
            ObjectList<? extends ApiObject> list = kind.begin(at);
            at = Optional.of(list.resourceVersion());
            for (ApiObject object : list.items()) {
                long own = Long.parseLong(object.resourceVersion());
                present.add(new News(kind.type(), object, false, own));
            }
        }
        tell(completed(present));
    }

    /** The server has something. What it tells while we read is read as well. */
    private void signalled() {
        if (lock.isHeldByCurrentThread()) return;
        lock.lock();
        try {
            if (failure == null) read();
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        List<News> news = new ArrayList<>();
        for (KindFeed<?> kind : kinds) kind.read(news);
        if (!news.isEmpty()) tell(completed(news));
    }

    /**
     * The news of all kinds up to the last that is known of any: when nobody has anything to add, nothing that came
     * before is missing.
     */
    private List<News> completed(List<News> news) {
        boolean more = true;
        while (more) {
            more = false;
            for (KindFeed<?> kind : kinds) more |= kind.readToTheEnd(news);
        }
        return news;
    }

    private void tell(List<News> news) {
        news.sort(Comparator.comparingLong(News::revision));
        listener.accept(news);
    }

    /** Whether the listener, or the reading, has failed; costs nothing to ask. */
    public boolean hasFailed() {
        return failure != null;
    }

    /**
     * Tells everything that has happened up to now, unless the cluster has ended.
     *
     * @throws IllegalStateException where the listener has thrown before, or changes were missed
     */
    public void catchUp() {
        lock.lock();
        try {
            if (failure != null) throw new IllegalStateException("the changes could not be followed", failure);
            if (kinds.stream().noneMatch(KindFeed::isOver)) tell(completed(new ArrayList<>()));
        } finally {
            lock.unlock();
        }
    }

    /** Does something while nothing is told. */
    public <R> R still(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Stops following. May be called twice. */
    @Override
    public void close() {
        lock.lock();
        try {
            kinds.forEach(KindFeed::close);
        } finally {
            lock.unlock();
        }
    }
}
