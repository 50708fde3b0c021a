package dev.coracle.store.mvcc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpirerTest {
    private final Kernel kernel = new Kernel(1);
    private final List<String> deleted = new ArrayList<>();
    private int failures;

    private final Expirer expirer = new Expirer(kernel.root(), this::delete);

    private void delete(String key, long revision) {
        if (failures-- > 0) throw new StoreException("the disk is full", false);
        deleted.add(key + "@" + revision);
    }

    private void expire(String key, long revision, int seconds) {
        expirer.expire(Changes.version(key, revision), Duration.ofSeconds(seconds));
    }

    private void runUntil(int seconds) {
        kernel.runUntil(Duration.ofSeconds(seconds));
    }

    @Test
    void versionsAreDeletedWhenTheirTimeHasPassed() {
        expire("/late", 1, 30);
        expire("/early", 2, 10);
        runUntil(9);
        assertThat(deleted).isEmpty();
        runUntil(10);
        assertThat(deleted).containsExactly("/early@2");
        expire("/between", 3, 5);
        runUntil(30);
        assertThat(deleted).containsExactly("/early@2", "/between@3", "/late@1");
    }

    @Test
    void aKeyThatIsRenewedIsDeletedOnce() {
        for (int second = 1; second < 20; second++) {
            expire("/lease", second, 10);
            runUntil(second);
        }
        runUntil(100);
        assertThat(deleted).containsExactly("/lease@19");
    }

    @Test
    void aKeyThatIsKeptIsNotDeleted() {
        expire("/a", 1, 10);
        expirer.keep("/a", 2);
        runUntil(100);
        assertThat(deleted).isEmpty();
    }

    @Test
    void aDeletionThatFailsIsTriedAgainAndHoldsUpNoOther() {
        expire("/a", 1, 10);
        expire("/b", 2, 10);
        failures = 1;
        runUntil(10);
        assertThat(deleted).containsExactly("/b@2");
        runUntil(11);
        assertThat(deleted).containsExactly("/b@2", "/a@1");
    }

    @Test
    void nothingIsDeletedOnceItIsClosed() {
        expire("/a", 1, 10);
        expirer.close();
        expire("/b", 2, 10);
        runUntil(100);
        assertThat(deleted).isEmpty();
    }
}
