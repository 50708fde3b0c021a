package dev.coracle.testkit;

import dev.coracle.platform.Platform;
import dev.coracle.store.Change;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Page;
import dev.coracle.store.StoreError;
import dev.coracle.store.Subscription;
import dev.coracle.store.Value;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Stores with one mistake each. */
final class Deviations {
    private Deviations() {}

    static ClusterStore writesWhateverWasExpected(Platform platform) {
        return new DeviatingStore(platform) {
            @Override
            public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision) {
                long actual = right.get(key).map(KeyValue::modRevision).orElse(0L);
                return right.put(key, value, actual);
            }
        };
    }

    static ClusterStore hidesWhatIsThere(Platform platform) {
        return new DeviatingStore(platform) {
            @Override
            public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision) {
                return right.put(key, value, expectedRevision)
                        .mapLeft(error -> new StoreError.Conflict(key, expectedRevision, Optional.empty()));
            }
        };
    }

    static ClusterStore ordersKeysAsJavaDoes(Platform platform) {
        return pages(platform, page -> {
            List<KeyValue> sorted = new ArrayList<>(page.entries());
            sorted.sort(Comparator.comparing(KeyValue::key));
            return new Page(page.revision(), sorted, page.remaining());
        });
    }

    static ClusterStore miscountsTheRest(Platform platform) {
        return pages(platform, page -> new Page(page.revision(), page.entries(), Math.max(0, page.remaining() - 1)));
    }

    private static ClusterStore pages(Platform platform, UnaryOperator<Page> mistake) {
        return new DeviatingStore(platform) {
            @Override
            public Either<StoreError, Page> list(String prefix, String start, int limit, long revision) {
                return right.list(prefix, start, limit, revision).map(mistake);
            }
        };
    }

    static ClusterStore listsThePresentAsThePast(Platform platform) {
        return new DeviatingStore(platform) {
            @Override
            public Either<StoreError, Page> list(String prefix, String start, int limit, long revision) {
                return right.list(prefix, start, limit, 0)
                        .map(page ->
                                new Page(revision == 0 ? page.revision() : revision, page.entries(), page.remaining()));
            }
        };
    }

    static ClusterStore listsAreSometimesOld(Platform platform) {
        AtomicInteger calls = new AtomicInteger();
        return new DeviatingStore(platform) {
            @Override
            public Either<StoreError, Page> list(String prefix, String start, int limit, long revision) {
                long old = Math.max(1, right.currentRevision() - 20);
                boolean stale = revision == 0 && calls.incrementAndGet() % 3 == 0;
                return right.list(prefix, start, limit, stale ? old : revision);
            }
        };
    }

    static ClusterStore givesChangesTwice(Platform platform) {
        return cursors(platform, changes -> {
            List<Change> twice = new ArrayList<>(changes);
            if (!changes.isEmpty()) twice.add(changes.get(changes.size() - 1));
            return twice;
        });
    }

    static ClusterStore endsBeforeTheEnd(Platform platform) {
        return cursors(platform, changes -> changes.size() > 1 ? changes.subList(0, changes.size() - 1) : changes);
    }

    static ClusterStore forgetsThePreviousVersion(Platform platform) {
        return cursors(
                platform,
                changes -> changes.stream()
                        .map(change -> new Change(change.current(), Optional.empty(), change.deleted()))
                        .toList());
    }

    private static ClusterStore cursors(Platform platform, UnaryOperator<List<Change>> mistake) {
        return new DeviatingStore(platform) {
            @Override
            public Either<StoreError, Cursor> changes(String prefix, long fromRevision) {
                return right.changes(prefix, fromRevision).map(cursor -> new DeviatingCursor(cursor) {
                    @Override
                    public Either<StoreError, List<Change>> next(int max) {
                        return cursor.next(max).map(mistake);
                    }
                });
            }
        };
    }

    static ClusterStore isAheadOfWhatWasRead(Platform platform) {
        return new DeviatingStore(platform) {
            @Override
            public Either<StoreError, Cursor> changes(String prefix, long fromRevision) {
                return right.changes(prefix, fromRevision).map(cursor -> new DeviatingCursor(cursor) {
                    @Override
                    public long position() {
                        return currentRevision();
                    }
                });
            }
        };
    }

    static ClusterStore goesOnOverAGap(Platform platform) {
        return new DeviatingStore(platform) {
            @Override
            public Either<StoreError, Cursor> changes(String prefix, long fromRevision) {
                return right.changes(prefix, fromRevision).map(first -> new DeviatingCursor(first) {
                    private Cursor latest = first;

                    @Override
                    public Either<StoreError, List<Change>> next(int max) {
                        Either<StoreError, List<Change>> answer = latest.next(max);
                        if (answer.isRight()) return answer;
                        latest = right.changes(prefix, right.compact(0).get() + 1)
                                .get();
                        return latest.next(max);
                    }
                });
            }
        };
    }

    static ClusterStore losesWhomNothingConcerned(Platform platform) {
        return new DeviatingStore(platform) {
            @Override
            public Either<StoreError, Cursor> changes(String prefix, long fromRevision) {
                long start = fromRevision == 0 ? right.currentRevision() : fromRevision - 1;
                return right.changes(prefix, fromRevision).map(cursor -> new DeviatingCursor(cursor) {
                    @Override
                    public Either<StoreError, List<Change>> next(int max) {
                        long compacted = right.compact(0).get();
                        return compacted > start
                                ? Either.left(new StoreError.Compacted(start + 1, compacted))
                                : cursor.next(max);
                    }
                });
            }
        };
    }

    static ClusterStore takesNoNoticeOfTheFuture(Platform platform) {
        return new DeviatingStore(platform) {
            @Override
            public Either<StoreError, Cursor> changes(String prefix, long fromRevision) {
                return right.changes(prefix, Math.min(fromRevision, right.currentRevision() + 1));
            }
        };
    }

    static ClusterStore repeatsThePastFromZero(Platform platform) {
        return new DeviatingStore(platform) {
            @Override
            public Either<StoreError, Cursor> changes(String prefix, long fromRevision) {
                return right.changes(prefix, fromRevision == 0 ? 1 : fromRevision);
            }
        };
    }

    static ClusterStore signalsEveryOtherChange(Platform platform) {
        AtomicInteger signals = new AtomicInteger();
        return new DeviatingStore(platform) {
            @Override
            public Subscription subscribe(String prefix, Runnable signal) {
                return right.subscribe(prefix, () -> {
                    if (signals.incrementAndGet() % 2 == 1) signal.run();
                });
            }
        };
    }

    static ClusterStore signalsAfterTheEnd(Platform platform) {
        return new DeviatingStore(platform) {
            @Override
            public Subscription subscribe(String prefix, Runnable signal) {
                right.subscribe(prefix, signal);
                return () -> {};
            }
        };
    }

    static ClusterStore forgetsNothing(Platform platform) {
        return new DeviatingStore(platform) {
            @Override
            public Either<StoreError, Long> compact(long revision) {
                return Either.right(revision);
            }
        };
    }

    static ClusterStore expiresTooEarly(Platform platform) {
        return lifetimes(platform, time -> time.dividedBy(2));
    }

    static ClusterStore expiresTooLate(Platform platform) {
        return lifetimes(platform, time -> time.multipliedBy(2));
    }

    private static ClusterStore lifetimes(Platform platform, UnaryOperator<Duration> mistake) {
        return new DeviatingStore(platform) {
            @Override
            public Either<StoreError, KeyValue> put(
                    String key, Value value, long expectedRevision, Duration timeToLive) {
                return right.put(key, value, expectedRevision, mistake.apply(timeToLive));
            }
        };
    }

    static ClusterStore expiresWhatWasRewritten(Platform platform) {
        return new DeviatingStore(platform) {
            @Override
            public Either<StoreError, KeyValue> put(
                    String key, Value value, long expectedRevision, Duration timeToLive) {
                platform.worker("expiry")
                        .after(
                                timeToLive,
                                () -> right.get(key).ifPresent(version -> right.delete(key, version.modRevision())));
                return right.put(key, value, expectedRevision);
            }
        };
    }
}
