package dev.coracle.testkit.history;

import dev.coracle.store.Change;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import dev.coracle.testkit.history.Line.Verb;
import io.vavr.control.Either;
import java.util.List;

/** A cursor that tells what it gives, and at its end up to where everything was given. */
final class ToldCursor implements Cursor {
    private final Cursor cursor;
    private final Teller teller;
    private final String subject;

    ToldCursor(Cursor cursor, String prefix, Teller teller) {
        this.cursor = cursor;
        this.teller = teller;
        this.subject = teller.subject();
        teller.say(new Line(subject, Verb.WATCHES, prefix, "", cursor.position()));
    }

    @Override
    public Either<StoreError, List<Change>> next(int max) {
        Either<StoreError, List<Change>> answer = cursor.next(max);
        if (answer.isLeft()) teller.say(new Line(subject, Verb.LOST, cursor.position()));
        else answer.get().forEach(this::tell);
        return answer;
    }

    private void tell(Change change) {
        KeyValue current = change.current();
        String content = change.deleted() ? "" : Version.of(current).content();
        Verb verb = change.deleted() ? Verb.SAW_DELETED : Verb.SAW;
        teller.say(new Line(subject, verb, current.key(), content, change.revision()));
    }

    @Override
    public long position() {
        return cursor.position();
    }

    @Override
    public void skipTo(long revision) {
        throw new UnsupportedOperationException("nothing is passed over");
    }

    @Override
    public void close() {
        teller.say(new Line(subject, Verb.STOPS, cursor.position()));
        cursor.close();
    }
}
