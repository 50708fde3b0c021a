package dev.coracle.testkit.invariant.api;

import static dev.coracle.testkit.invariant.api.Scene.added;
import static dev.coracle.testkit.invariant.api.Scene.deliver;
import static dev.coracle.testkit.invariant.api.Scene.list;
import static dev.coracle.testkit.invariant.api.Scene.map;
import static dev.coracle.testkit.invariant.api.Scene.watch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.WatchEvent;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.simulation.NetworkObserver.ObservedWatch;
import dev.coracle.testkit.invariant.Hearing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Readers that go back, or are left behind. */
class CachePromisesTest {
    private final InformersNeverGoBack back = new InformersNeverGoBack();
    private final CachesConverge converge = new CachesConverge();
    private final Hearing hearing = new Hearing(back, converge);

    private void open(ObservedWatch watch) {
        back.opened(watch);
        converge.opened(watch);
    }

    private void told(ObservedWatch watch, WatchEvent... events) {
        deliver(back, watch, events);
        deliver(converge, watch, events);
    }

    private void close(ObservedWatch watch) {
        back.closed(watch);
        converge.closed(watch);
    }

    private void listed(long revision, ConfigMap... maps) {
        ObservedCall call = list(Duration.ZERO, revision, maps);
        converge.called(new ObservedCall(call.time(), call.sent(), "reader", call.request(), call.response(), true));
    }

    @Test
    void aReaderThatGoesOnWhereItWasKeepsThePromise() {
        open(watch(1, 1));
        told(watch(1, 1), added("b", 2), added("c", 3));
        close(watch(1, 1));
        open(watch(2, 3));
        told(watch(2, 3), added("d", 4));

        assertThat(hearing.pass(Duration.ofSeconds(1))).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
    }

    @Test
    void aReaderThatTakesAnOlderListGoesBack() {
        open(watch(1, 1));
        told(watch(1, 1), added("c", 3));
        close(watch(1, 1));
        open(watch(2, 2));

        assertThat(hearing.pass(Duration.ofSeconds(1)))
                .containsExactly("InformersNeverGoBack: reader, which follows configmaps, begins behind 2 after it was"
                        + " told up to 3; it should go on there");
    }

    @Test
    void anObjectThatIsToldOlderThanItWasGoesBack() {
        open(watch(1, 1));
        told(watch(1, 1), new WatchEvent.Deleted(map("a", 5)));
        close(watch(1, 1));
        open(watch(2, 5));
        told(watch(2, 5), added("a", 4));

        assertThat(hearing.pass(Duration.ofSeconds(1)))
                .singleElement()
                .asString()
                .contains("is told default/a of revision 4 after 5");
    }

    @Test
    void aProcessThatWasStartedAnewKnowsNothing() {
        open(watch(1, 9));
        back.connected("reader");
        open(watch(2, 2));

        assertThat(hearing.pass(Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void watchesSideBySideHaveReadersOfTheirOwn() {
        open(watch(1, 9));
        open(watch(2, 2));

        assertThat(hearing.pass(Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void listAndWatchTogetherAreTheState() {
        listed(1, map("a", 1));
        open(watch(1, 1));
        told(watch(1, 1), added("b", 2), new WatchEvent.Deleted(map("a", 3)));
        hearing.see(ConfigMap.class, map("b", 2));

        assertThat(hearing.audit()).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
    }

    @Test
    void anOlderListIsNotTaken() {
        listed(2, map("a", 2));
        open(watch(1, 2));
        listed(1, map("a", 1));
        hearing.see(ConfigMap.class, map("a", 2));

        assertThat(hearing.audit()).isEmpty();
    }

    @Test
    void whatAnOpenWatchDoesNotTellInTheEndIsMissed() {
        listed(2, map("a", 1), map("gone", 2));
        open(watch(1, 2));
        hearing.see(ConfigMap.class, map("a", 3));
        hearing.see(ConfigMap.class, map("b", 4));
        hearing.pass(Duration.ofSeconds(1));

        assertThat(hearing.audit())
                .containsExactlyInAnyOrder(
                        "CachesConverge: reader was told revision 1 of ConfigMap default/a; it should have been told 3",
                        "CachesConverge: reader was told nothing of ConfigMap default/b; it should have been told 4",
                        "CachesConverge: reader was not told that ConfigMap default/gone is gone; it should have been");
    }

    @Test
    void whoNoLongerWatchesNeedNotKnow() {
        open(watch(1, 1));
        close(watch(1, 1));
        hearing.see(ConfigMap.class, map("a", 2));

        assertThat(hearing.audit()).isEmpty();
    }
}
