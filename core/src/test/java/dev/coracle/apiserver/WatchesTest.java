package dev.coracle.apiserver;

import static dev.coracle.client.TestServer.configMap;
import static dev.coracle.client.TestServer.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ListOptions;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.client.Pods;
import dev.coracle.client.Resources;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WatchesTest {
    private static final int HISTORY = 50;
    private static final ListOptions BOOKMARKS =
            ListOptions.builder().allowWatchBookmarks(true).build();

    private final Kernel kernel = new Kernel(1);
    private final TestServer server = new TestServer(kernel.root(), HISTORY);
    private final Resources<ConfigMap> maps = server.client().configMaps("default");
    private final Pods pods = server.client().pods("default");

    private static ListOptions.Builder options() {
        return ListOptions.builder();
    }

    private Follower follow(ListOptions options) {
        return Follower.of(server.transport(), ConfigMap.class, options);
    }

    private Follower followPods(ListOptions options) {
        return Follower.of(server.transport(), Pod.class, options);
    }

    private ListOptions after(ApiObject object) {
        return options().resourceVersion(object.resourceVersion()).build();
    }

    private ListOptions fromNow() {
        return options()
                .resourceVersion(Long.toString(server.store().currentRevision()))
                .build();
    }

    private String write(String name, String value) {
        return maps.find(name)
                .map(it -> maps.update(it.withData(Map.of("value", value))))
                .orElseGet(() -> maps.create(configMap(name, value)))
                .resourceVersion();
    }

    private List<String> toldBy(Follower follower) {
        settle();
        return follower.told();
    }

    private void settle() {
        kernel.runUntil(kernel.time());
    }

    private void pass(Duration time) {
        kernel.runUntil(kernel.time().plus(time));
    }

    private void churn(int writes) {
        for (int i = 0; i < writes; i++) write("churn", "v" + i);
    }

    @Nested
    class Beginnings {
        @Test
        void afterARevisionEveryLaterChangeIsTold() {
            ConfigMap first = maps.create(configMap("a", "1"));
            String second = write("b", "1");
            Follower follower = follow(after(first));
            assertThat(toldBy(follower)).containsExactly("ADDED b@" + second);
            String third = write("a", "2");
            maps.delete("b");
            long fourth = server.store().currentRevision();
            assertThat(toldBy(follower)).containsExactly("MODIFIED a@" + third, "DELETED b@" + fourth);
            assertThat(toldBy(follower)).isEmpty();
        }

        @Test
        void anAnswerWithFewerThanAskedForIsAllThereIsUntilTheNextSignal() {
            write("a", "1");
            AtomicInteger signals = new AtomicInteger();
            Watch watch = maps.watch(options().build(), signals::incrementAndGet);
            write("b", "1");
            assertThat(watch.next(10)).as("what was there and what came since").hasSize(2);
            settle();
            assertThat(watch.next(10)).isEmpty();
            int before = signals.get();
            for (int i = 0; i < 7; i++) write("c" + i, "1");
            settle();
            assertThat(signals.get()).as("told of more").isGreaterThan(before);
            assertThat(watch.next(5)).as("no more than asked for").hasSize(5);
            assertThat(watch.next(5)).hasSize(2);
            watch.close();
        }

        @Test
        void withoutARevisionOrAtZeroThePresentComesFirst() {
            String b = write("b", "1");
            String a = write("a", "1");
            for (String version : List.of("", "0")) {
                Follower follower = follow(options().resourceVersion(version).build());
                assertThat(toldBy(follower)).containsExactly("ADDED a@" + a, "ADDED b@" + b);
                a = write("a", version + "2");
                assertThat(toldBy(follower)).containsExactly("MODIFIED a@" + a);
            }
        }

        @Test
        void aStreamedListEndsWithAMark() {
            String a = write("a", "1");
            ListOptions streamed = BOOKMARKS.withSendInitialEvents(true).withResourceVersionMatch("NotOlderThan");
            Follower follower = follow(streamed);
            assertThat(toldBy(follower)).containsExactly("ADDED a@" + a, "END " + a);
            String b = write("b", "1");
            assertThat(toldBy(follower)).containsExactly("ADDED b@" + b);
            Follower silent = follow(streamed.withAllowWatchBookmarks(false));
            assertThat(toldBy(silent)).containsExactly("ADDED a@" + a, "ADDED b@" + b);
            Follower old = follow(streamed.withResourceVersion(a));
            assertThat(toldBy(old)).containsExactly("ADDED a@" + a, "ADDED b@" + b, "END " + b);
            Follower without = follow(streamed.withSendInitialEvents(false));
            assertThat(toldBy(without)).isEmpty();
        }

        @Test
        void aForgottenRevisionIsRefused() {
            ConfigMap first = maps.create(configMap("a", "1"));
            churn(5);
            server.compact();
            assertThat(Refusal.of(() -> follow(after(first))))
                    .isEqualTo("410 Expired: too old resource version: " + first.resourceVersion() + " ("
                            + server.store().currentRevision() + ")");
            assertThat(toldBy(follow(fromNow()))).isEmpty();
        }

        @Test
        void aRevisionAheadIsRefusedForNow() {
            long ahead = server.store().currentRevision() + 1;
            assertThat(Refusal.of(() -> follow(
                            options().resourceVersion(Long.toString(ahead)).build())))
                    .startsWith("504 Timeout: Timeout: Too large resource version");
        }

        @Test
        void optionsThatContradictEachOtherAreAllNamed() {
            assertThat(Refusal.of(
                            () -> follow(options().resourceVersionMatch("Exact").build())))
                    .isEqualTo(
                            "422 Invalid: ListOptions.meta.k8s.io \"\" is invalid: [resourceVersionMatch: Forbidden:"
                                    + " resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided,"
                                    + " resourceVersionMatch: Unsupported value: \"Exact\": supported values: \"NotOlderThan\"]");
            assertThat(Refusal.of(() -> follow(options().sendInitialEvents(true).build())))
                    .isEqualTo("422 Invalid: ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden:"
                            + " sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        }
    }

    @Nested
    class Selections {
        @Test
        void whatComesIntoTheSelectionIsAddedAndWhatLeavesItIsDeletedAsItWas() {
            Pod made = pods.create(pod("p", Map.of("app", "web")));
            Follower follower = followPods(after(made).withLabelSelector("app=web"));
            Pod gone = pods.edit("p", it -> labelled(it, "db"));
            Pod away = pods.edit("p", it -> labelled(it, "queue"));
            Pod back = pods.edit("p", it -> labelled(it, "web"));
            settle();
            List<WatchEvent> events = follower.events();
            assertThat(events).hasSize(2);
            Pod deleted = (Pod) ((WatchEvent.Deleted) events.get(0)).object();
            assertThat(deleted.labels()).containsEntry("app", "web");
            assertThat(deleted.resourceVersion()).isEqualTo(gone.resourceVersion());
            assertThat(events.get(1)).isEqualTo(new WatchEvent.Added(back));
            assertThat(away.resourceVersion()).isLessThan(back.resourceVersion());
        }

        private Pod labelled(Pod pod, String app) {
            return pod.withMetadata(pod.metadata().withLabels(Map.of("app", app)));
        }

        @Test
        void aNodeSeesItsPodsAndIsNotWokenForOthers() {
            Follower first = followPods(fromNow().withFieldSelector("spec.nodeName=n1"));
            Follower second = followPods(fromNow().withFieldSelector("spec.nodeName=n2"));
            Follower unbound = followPods(fromNow().withFieldSelector("spec.nodeName="));
            pods.create(pod("p", Map.of()));
            settle();
            first.told();
            second.told();
            unbound.told();
            List.of(first, second, unbound).forEach(Follower::signals);
            pods.bind("p", "n1");
            settle();
            assertThat(first.signals()).isEqualTo(1);
            assertThat(second.signals()).isZero();
            assertThat(unbound.signals()).isEqualTo(1);
            String bound = pods.get("p").resourceVersion();
            assertThat(first.told()).containsExactly("ADDED p@" + bound);
            assertThat(second.told()).isEmpty();
            assertThat(unbound.told()).containsExactly("DELETED p@" + bound);
            pods.delete("p", DeleteOptions.builder().gracePeriodSeconds(0).build());
            assertThat(toldBy(first))
                    .containsExactly("DELETED p@" + server.store().currentRevision());
        }

        @Test
        void aWatchOfANamespaceSeesNothingElse() {
            Follower follower = Follower.in(server.transport(), ConfigMap.class, "default", fromNow());
            server.client().configMaps("other").create(configMap("other", "a", "1"));
            String a = write("a", "1");
            assertThat(toldBy(follower)).containsExactly("ADDED a@" + a);
        }

        @Test
        void aWatchOfOneObjectIsAWatchWithItsNameSelected() {
            ApiRequest request = Follower.request(ConfigMap.class)
                    .namespace("default")
                    .name("a")
                    .build();
            List<String> signals = new ArrayList<>();
            try (var watch = server.transport().watch(request, () -> signals.add("signal"))) {
                write("b", "1");
                write("a", "1");
                settle();
                assertThat(watch.next(10)).singleElement().isInstanceOf(WatchEvent.Added.class);
            }
        }

        @Test
        void aSelectorThatSaysNothingIsABadRequest() {
            assertThat(Refusal.of(
                            () -> follow(options().fieldSelector("data.x=1").build())))
                    .startsWith("400 BadRequest: \"data.x\" is not a known field selector");
        }
    }

    @Nested
    class Bookmarks {
        @Test
        void tellOnceAMinuteHowFarAQuietWatchIs() {
            Follower follower = follow(BOOKMARKS);
            Follower without = follow(ListOptions.ALL);
            pods.create(pod("p", Map.of()));
            pass(Duration.ofSeconds(59));
            assertThat(follower.told()).isEmpty();
            pass(Duration.ofSeconds(2));
            assertThat(follower.told())
                    .containsExactly("BOOKMARK " + server.store().currentRevision());
            pass(Duration.ofMinutes(3));
            assertThat(follower.told()).as("nothing happened since").isEmpty();
            assertThat(without.told()).isEmpty();
        }

        @Test
        void neverGoBackBehindWhereTheWatchBegan() {
            List<Follower> late = new ArrayList<>();
            // Just before the hub tells how far it is, and so before it has dealt out what is written here.
            kernel.at(Duration.ofMinutes(1), "write", () -> {
                String a = write("a", "1");
                late.add(follow(BOOKMARKS.withResourceVersion(a)));
            });
            Follower first = follow(BOOKMARKS);
            pass(Duration.ofMinutes(1));
            assertThat(late.get(0).told()).isEmpty();
            assertThat(first.told()).containsExactly("ADDED a@" + maps.get("a").resourceVersion());
        }

        @Test
        void letAWatchGoOnAfterWhatItSawIsForgotten() {
            Follower follower = follow(BOOKMARKS);
            for (int i = 0; i < 20 * HISTORY; i++) pods.create(pod("p" + i, Map.of()));
            pass(Duration.ofSeconds(61));
            String bookmark = follower.told().get(0).substring("BOOKMARK ".length());
            Follower again = follow(options().resourceVersion(bookmark).build());
            String a = write("a", "1");
            assertThat(toldBy(again)).containsExactly("ADDED a@" + a);
        }

        @Test
        void comeOnceMoreShortlyBeforeTheEnd() {
            Follower follower = follow(BOOKMARKS.withTimeout(Duration.ofSeconds(30)));
            pods.create(pod("p", Map.of()));
            pass(Duration.ofSeconds(29));
            assertThat(follower.told())
                    .containsExactly("BOOKMARK " + server.store().currentRevision());
            assertThat(follower.watch().isOver()).isFalse();
            pass(Duration.ofSeconds(2));
            assertThat(follower.watch().isOver()).isTrue();
        }
    }

    @Nested
    class Ends {
        @Test
        void aWatchEndsWhenItsTimeIsUp() {
            Follower follower = follow(options().timeout(Duration.ofSeconds(10)).build());
            pass(Duration.ofSeconds(9));
            assertThat(follower.watch().isOver()).isFalse();
            follower.signals();
            pass(Duration.ofSeconds(2));
            assertThat(follower.watch().isOver()).isTrue();
            assertThat(follower.signals()).isEqualTo(1);
            write("a", "1");
            assertThat(toldBy(follower)).isEmpty();
        }

        @Test
        void aReaderThatIsTooSlowIsToldSo() {
            Follower slow = follow(fromNow());
            long begun = server.store().currentRevision();
            churn(20 * HISTORY);
            settle();
            List<WatchEvent> events = slow.events();
            assertThat(events).hasSize(1);
            var status = ((WatchEvent.Failed) events.get(0)).status();
            assertThat(status.code()).isEqualTo(410);
            assertThat(status.message().orElseThrow()).startsWith("too old resource version: " + begun + " (");
            assertThat(slow.watch().isOver()).isTrue();
        }

        @Test
        void aSelectionThatNothingConcernsIsNeverTooOld() {
            Follower idle = followPods(fromNow().withFieldSelector("spec.nodeName=n1"));
            settle();
            idle.told();
            pods.create(pod("p", Map.of()));
            for (int i = 0; i < 20 * HISTORY; i++) {
                String value = "v" + i;
                pods.edit("p", it -> it.withMetadata(it.metadata().withLabels(Map.of("v", value))));
                settle();
            }
            pods.bind("p", "n1");
            assertThat(toldBy(idle)).containsExactly("ADDED p@" + pods.get("p").resourceVersion());
        }

        @Test
        void aClosedWatchIsOverAndTellsNothing() {
            Follower follower = follow(ListOptions.ALL);
            write("a", "1");
            follower.watch().close();
            follower.watch().close();
            assertThat(toldBy(follower)).isEmpty();
            assertThat(follower.watch().isOver()).isTrue();
        }

        @Test
        void aClosedServerEndsAllWatchesAndBeginsNone() {
            Follower general = follow(BOOKMARKS);
            Follower indexed =
                    followPods(options().fieldSelector("spec.nodeName=n1").build());
            server.server().close();
            server.server().close();
            assertThat(general.watch().isOver()).isTrue();
            assertThat(indexed.watch().isOver()).isTrue();
            assertThatThrownBy(() -> follow(ListOptions.ALL))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("the API server is closed");
            write("a", "1");
        }

        @Test
        void nothingIsLeftOfWatchesThatEnded() {
            for (int i = 0; i < 1000; i++) {
                followPods(options()
                                .fieldSelector("spec.nodeName=n" + i)
                                .timeout(Duration.ofHours(1))
                                .build())
                        .watch()
                        .close();
                follow(BOOKMARKS.withTimeout(Duration.ofHours(1))).watch().close();
            }
            assertThat(kernel.runUntilIdle(Duration.ofMinutes(2)))
                    .as("timers of watches that ended wait for nothing")
                    .isTrue();
            assertThat(kernel.time()).isLessThan(Duration.ofMinutes(2));
        }
    }

    @Test
    void anUpdateThatChangesNothingIsNotTold() {
        write("a", "1");
        Follower follower = follow(fromNow());
        write("a", "1");
        assertThat(toldBy(follower)).isEmpty();
    }

    @Test
    void aSignalThatFailsHarmsNobodyElse() {
        Follower before = follow(fromNow());
        var broken = server.transport()
                .watch(Follower.request(ConfigMap.class).list(fromNow()).build(), new Runnable() {
                    private boolean armed;

                    @Override
                    public void run() {
                        if (armed) throw new IllegalStateException("the reader is broken");
                        armed = true;
                    }
                });
        Follower behind = follow(fromNow());
        broken.next(10);
        before.told();
        behind.told();
        String a = write("a", "1");
        assertThat(toldBy(before)).containsExactly("ADDED a@" + a);
        assertThat(toldBy(behind)).containsExactly("ADDED a@" + a);
        assertThat(broken.isOver()).isTrue();
    }

    @Test
    void thousandsOfWatchesSeeTheirOwn() {
        List<Follower> nodes = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            nodes.add(followPods(fromNow().withFieldSelector("spec.nodeName=n" + i)));
        }
        pods.create(pod("p", Map.of()));
        pods.bind("p", "n1234");
        settle();
        for (int i = 0; i < 3000; i++) {
            assertThat(nodes.get(i).told()).hasSize(i == 1234 ? 1 : 0);
        }
    }
}
