package dev.coracle.store.mvcc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.store.mvcc.Expiries.Expiry;
import org.junit.jupiter.api.Test;

class ExpiriesTest {
    private final Expiries expiries = new Expiries();

    @Test
    void whatIsDueIsTakenInTheOrderOfDeadlines() {
        expiries.add(new Expiry("/late", 1, 30));
        expiries.add(new Expiry("/second", 3, 10));
        expiries.add(new Expiry("/first", 2, 10));
        assertThat(expiries.next()).hasValue(10);
        assertThat(expiries.takeDue(29)).extracting(Expiry::key).containsExactly("/first", "/second");
        assertThat(expiries.takeDue(29)).isEmpty();
        assertThat(expiries.next()).hasValue(30);
    }

    @Test
    void aNewerVersionTakesThePlaceOfAnOlder() {
        expiries.add(new Expiry("/a", 1, 10));
        expiries.add(new Expiry("/a", 2, 20));
        expiries.add(new Expiry("/a", 1, 30));
        assertThat(expiries.takeDue(100)).containsExactly(new Expiry("/a", 2, 20));
    }

    @Test
    void newsThatComesLateChangesNothing() {
        expiries.add(new Expiry("/a", 5, 10));
        expiries.remove("/a", 4);
        assertThat(expiries.next()).hasValue(10);
        expiries.remove("/a", 6);
        assertThat(expiries.next()).isEmpty();
    }
}
