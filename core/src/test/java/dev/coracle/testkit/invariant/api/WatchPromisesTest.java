package dev.coracle.testkit.invariant.api;

import static dev.coracle.testkit.invariant.api.Scene.added;
import static dev.coracle.testkit.invariant.api.Scene.bookmark;
import static dev.coracle.testkit.invariant.api.Scene.deliver;
import static dev.coracle.testkit.invariant.api.Scene.labelled;
import static dev.coracle.testkit.invariant.api.Scene.map;
import static dev.coracle.testkit.invariant.api.Scene.watch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.WatchEvent;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.simulation.NetworkObserver;
import dev.coracle.simulation.NetworkObserver.ObservedWatch;
import dev.coracle.testkit.invariant.Hearing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Watches that lie. Revisions 1, 2, 3 ... are config maps a, b, c ... that appear. */
class WatchPromisesTest {
    private static final String[] NAMES = {"a", "b", "c", "d", "e", "f"};

    private final Wire wire = new Wire();
    private final Hearing hearing = new Hearing(
            new WatchOrdered(wire),
            new WatchUnique(wire),
            new WatchReliable(wire),
            new WatchResumable(wire),
            new BookmarksHonest(wire));
    private final ObservedWatch watch = watch(1, 1);

    private List<String> told(WatchEvent... events) {
        wire.opened(watch);
        deliver(wire, watch, events);
        return committed();
    }

    /** Six changes, and what is said of all that was told. */
    private List<String> committed() {
        List<String> complaints = new ArrayList<>();
        for (int i = 0; i < NAMES.length; i++) complaints.addAll(hearing.see(ConfigMap.class, map(NAMES[i], i + 1)));
        complaints.addAll(hearing.audit());
        return complaints;
    }

    @Test
    void aBookmarkThatComesTooEarlyIsDishonest() {
        assertThat(told(added("b", 2), added("c", 3), bookmark(3), added("d", 4), added("e", 5), bookmark(9)))
                .containsExactly("BookmarksHonest: watch 1 of configmaps by reader said that it had told all up to 9"
                        + " without 6; it should tell of them first");
    }

    @Test
    void oneThatTellsEverythingInPartsIsNotBlamed() {
        assertThat(told(added("b", 2), added("c", 3), bookmark(3), added("d", 4)))
                .isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
    }

    @Test
    void aChangeThatIsLeftOutIsMissed() {
        assertThat(told(added("b", 2), added("e", 5)))
                .containsExactly("WatchReliable: watch 1 of configmaps by reader told of revision 5 after 2 and left"
                        + " out 3, 4; it should tell of every change that it selects");
    }

    @Test
    void aChangeThatIsToldLateIsOutOfOrder() {
        assertThat(told(added("b", 2), added("d", 4), added("c", 3)))
                .hasSize(2)
                .anyMatch(it -> it.startsWith("WatchReliable"))
                .anyMatch(it -> it.startsWith("WatchOrdered: watch 1 of configmaps by reader told of revision 3"));
    }

    @Test
    void aChangeThatIsToldAgainIsNotUnique() {
        assertThat(told(added("b", 2), added("c", 3), added("c", 3)))
                .containsExactly("WatchUnique: watch 1 of configmaps by reader told of revision 3 again, after it had"
                        + " come to 3; it should tell of it once");
    }

    @Test
    void whatTheNetworkRepeatsIsNotTheWatchsFault() {
        wire.opened(watch);
        wire.delivered(new NetworkObserver.Delivery(
                Duration.ZERO, watch, List.of(added("b", 2), added("c", 3), added("b", 2)), true));

        assertThat(committed()).isEmpty();
    }

    @Test
    void aWatchThatBeginsTooLateHasAGap() {
        assertThat(told(added("c", 3)))
                .containsExactly("WatchResumable: watch 1 of configmaps by reader was asked for what came after 1 and"
                        + " begins with 3, without 2; it should begin with the first change that it selects");
    }

    @Test
    void aWatchThatBeginsTooEarlyTellsAgain() {
        assertThat(told(added("a", 1), added("b", 2)))
                .singleElement()
                .asString()
                .startsWith("WatchResumable: watch 1 of configmaps by reader was asked for what came after 1 and"
                        + " begins with 1");
    }

    @Test
    void aChangeThatNeverWasIsALie() {
        assertThat(told(added("b", 2), added("x", 3)))
                .singleElement()
                .asString()
                .startsWith("WatchReliable: watch 1 of configmaps by reader told Added default/x at 3");
    }

    @Test
    void aChangeThatIsToldAsAnotherKindOfChangeIsALie() {
        assertThat(told(new WatchEvent.Modified(map("b", 2))))
                .containsExactly("WatchReliable: watch 1 of configmaps by reader told Modified default/b at 2; it"
                        + " should tell Added default/b at 2");
    }

    @Test
    void anObjectThatLeavesTheSelectionIsToldAsDeleted() {
        ObservedWatch ofWeb = watch(2, 1, "app=web");
        wire.opened(ofWeb);
        deliver(
                wire,
                ofWeb,
                new WatchEvent.Added(labelled("a", 2, "web")),
                new WatchEvent.Deleted(labelled("a", 3, "web")),
                new WatchEvent.Added(labelled("a", 5, "web")));
        assertThat(see(labelled("a", 2, "web"), labelled("a", 3, "db"), labelled("b", 4, "db")))
                .isEmpty();
        assertThat(see(labelled("a", 5, "web"))).isEmpty();

        deliver(wire, ofWeb, new WatchEvent.Added(labelled("c", 7, "web")));
        assertThat(see(labelled("a", 6, "db"), labelled("c", 7, "web")))
                .as("leaving was not told")
                .singleElement()
                .asString()
                .contains("told of revision 7 after 5 and left out 6");
    }

    private List<String> see(ConfigMap... maps) {
        List<String> complaints = new ArrayList<>();
        for (ConfigMap map : maps) complaints.addAll(hearing.see(ConfigMap.class, map));
        return complaints;
    }

    @Test
    void aWatchFromThePresentIsJudgedFromItsFirstBookmark() {
        ObservedWatch present = watch(3, 0);
        wire.opened(present);
        deliver(wire, present, added("a", 1), added("c", 3), bookmark(3), added("e", 5));

        assertThat(committed()).singleElement().asString().contains("told of revision 5 after 3 and left out 4");
    }

    @Test
    void whatIsToldBeforeTheMonitorKnowsItIsJudgedWhenItDoes() {
        wire.opened(watch);
        deliver(wire, watch, added("b", 2), added("d", 4));

        assertThat(hearing.see(ConfigMap.class, map("a", 1))).isEmpty();
        assertThat(hearing.see(ConfigMap.class, map("b", 2))).isEmpty();
        assertThat(hearing.see(ConfigMap.class, map("c", 3))).isEmpty();
        assertThat(hearing.see(ConfigMap.class, map("d", 4))).hasSize(1);
    }
}
