package dev.coracle.testkit;

import dev.coracle.store.Change;
import dev.coracle.store.Cursor;
import dev.coracle.store.StoreError;
import io.vavr.control.Either;
import java.util.List;

/** A cursor that does what it should; to be made one that does not, in one point. */
class DeviatingCursor implements Cursor {
    private final Cursor cursor;

    DeviatingCursor(Cursor cursor) {
        this.cursor = cursor;
    }

    @Override
    public Either<StoreError, List<Change>> next(int max) {
        return cursor.next(max);
    }

    @Override
    public long position() {
        return cursor.position();
    }

    @Override
    public void skipTo(long revision) {
        cursor.skipTo(revision);
    }

    @Override
    public void close() {
        cursor.close();
    }
}
