package dev.coracle.simulation.fault;

import static dev.coracle.simulation.fault.Fault.at;
import static dev.coracle.simulation.fault.Fault.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.api.ApiException;
import dev.coracle.api.ListOptions;
import dev.coracle.api.ObjectList;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.User;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.client.Client;
import dev.coracle.client.Resources;
import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a process sees of the server whose calls or watches suffer. */
class NetworkFaultsTest {
    private static final String CALLER = "tester";

    private final Simulation simulation = Simulation.of(
            ClusterDefinition.builder()
                    .scheduler(Optional.empty())
                    .controllers(List.of())
                    .build(),
            1);
    private final Cluster cluster = simulation.cluster();
    private final Resources<ConfigMap> maps = Client.of(
                    simulation.world().connect(simulation.kernel().root().process(CALLER), cluster.apiServer()),
                    User.ADMIN)
            .configMaps("default");
    private final List<String> told = new ArrayList<>();
    private @Nullable Watch watch;

    @AfterEach
    void close() {
        simulation.close();
    }

    private void begin(FaultKind kind, long amount) {
        begin(kind, CALLER, amount);
    }

    private void begin(FaultKind kind, String target, long amount) {
        FaultPlan.of(at(seconds(0), kind, target, seconds(60), amount)).befall(simulation);
        cluster.run(seconds(1));
    }

    private static ConfigMap map(String name) {
        return ConfigMap.builder()
                .metadata(ObjectMeta.builder().namespace("default").name(name).build())
                .build();
    }

    private List<String> stored() {
        return cluster.observer().configMaps("default").list().items().stream()
                .map(ConfigMap::name)
                .toList();
    }

    private void write(String name) {
        cluster.client().configMaps("default").create(map(name));
    }

    private void watch(ListOptions options) {
        watch = maps.watch(options, this::read);
    }

    private void read() {
        if (watch == null) return;
        List<WatchEvent> events = watch.next(10);
        if (events.isEmpty() && watch.isOver() && !told.contains("over")) told.add("over");
        for (WatchEvent event : events) told.add(text(event));
        if (!events.isEmpty()) read();
    }

    private static String text(WatchEvent event) {
        if (event instanceof WatchEvent.Added added) return added.object().name();
        if (event instanceof WatchEvent.Failed failed)
            return "failed " + failed.status().code();
        return event.toString();
    }

    @Test
    void serverErrorsAreAnsweredAndNothingIsDone() {
        begin(FaultKind.API_ERRORS, 100);
        assertThatThrownBy(() -> maps.create(map("a")))
                .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
                .returns(500, ApiException::code);
        assertThat(stored()).isEmpty();
    }

    @Test
    void whoIsThrottledIsToldHowLongToWait() {
        begin(FaultKind.API_THROTTLING, 100);
        assertThatThrownBy(maps::list)
                .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
                .returns(429, ApiException::code)
                .returns(1, it -> it.status().details().orElseThrow().retryAfterSeconds());
    }

    @Test
    void conflictsBefallChangesOnly() {
        begin(FaultKind.API_CONFLICTS, 100);
        ConfigMap made = maps.create(map("a"));
        assertThatThrownBy(() -> maps.update(made))
                .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
                .returns(true, ApiException::isConflict);
    }

    @Test
    void aWriteWhoseAnswerIsLostIsCarriedOut() {
        begin(FaultKind.API_ANSWERS_LOST, 100);
        assertThatThrownBy(() -> maps.create(map("a"))).isInstanceOf(UnknownOutcomeException.class);
        assertThat(stored()).containsExactly("a");
        assertThat(maps.list().items()).hasSize(1);
    }

    @Test
    void aWriteThatIsLostIsNotCarriedOut() {
        begin(FaultKind.API_WRITES_LOST, 100);
        assertThatThrownBy(() -> maps.create(map("a"))).isInstanceOf(UnknownOutcomeException.class);
        assertThat(stored()).isEmpty();
    }

    @Test
    void whoDoesNotGetThroughKnows() {
        begin(FaultKind.API_UNREACHABLE, 100);
        assertThatThrownBy(() -> maps.create(map("a"))).isInstanceOf(UnreachableException.class);
        assertThat(stored()).isEmpty();
    }

    @Test
    void onlyAShareSuffers() {
        begin(FaultKind.API_UNREACHABLE, 30);
        int failed = 0;
        for (int i = 0; i < 200; i++) {
            try {
                maps.list();
            } catch (UnreachableException e) {
                failed++;
            }
        }
        assertThat(failed).isBetween(30, 90);
    }

    @Test
    void slowCallsTakeTheirTime() {
        begin(FaultKind.API_LATENCY, 10_000);
        Duration before = simulation.time();
        maps.list();
        assertThat(simulation.time().minus(before)).isBetween(seconds(10), seconds(10.01));
    }

    @Test
    void slowCommitsAndFailingStores() {
        begin(FaultKind.STORE_SLOW, "store", 2_000);
        Duration before = simulation.time();
        maps.create(map("a"));
        assertThat(simulation.time().minus(before)).isBetween(seconds(2), seconds(2.01));
        begin(FaultKind.STORE_OUTAGE, "store", 0);
        assertThatThrownBy(maps::list).isInstanceOf(ApiException.class).hasMessageContaining("the store is down");
        cluster.run(seconds(60));
        assertThat(maps.list().items()).hasSize(1);
    }

    @Test
    void aServerThatIsDownIsUnreachableAndKnowsEverythingWhenItIsBack() {
        write("a");
        watch(ListOptions.ALL);
        cluster.run(seconds(1));
        begin(FaultKind.API_OUTAGE, "kube-apiserver", 0);
        assertThat(told).containsExactly("a", "over");
        assertThat(cluster.apiServer().isRunning()).isFalse();
        assertThatThrownBy(maps::list).isInstanceOf(UnreachableException.class);
        assertThat(stored()).as("who looks on still sees").containsExactly("a");
        cluster.run(seconds(60));
        assertThat(maps.list().items()).hasSize(1);
    }

    @Test
    void aRestoredStoreHoldsWhatItHeldAndItsRevisionsDoNotGoBack() {
        FaultPlan.of(at(seconds(10), FaultKind.STORE_RESTORE, "store", seconds(5), 2))
                .befall(simulation);
        ConfigMap first = maps.create(map("a"));
        maps.create(map("b"));
        maps.delete("a");
        String last = maps.list().resourceVersion();
        cluster.run(seconds(12));
        assertThatThrownBy(maps::list).isInstanceOf(UnreachableException.class);
        cluster.run(seconds(5));

        ObjectList<ConfigMap> restored = maps.list();
        assertThat(restored.items()).singleElement().satisfies(it -> {
            assertThat(it.uid()).isEqualTo(first.uid());
            assertThat(Long.parseLong(it.resourceVersion())).isGreaterThan(Long.parseLong(last));
        });
        ListOptions before = ListOptions.builder()
                .resourceVersion(last)
                .resourceVersionMatch("Exact")
                .build();
        assertThatThrownBy(() -> maps.list(before))
                .isInstanceOfSatisfying(
                        ApiException.class, it -> assertThat(it.code()).isEqualTo(410));
    }

    @Test
    void newsComeLate() {
        watch(ListOptions.ALL);
        begin(FaultKind.WATCH_DELAY, 5_000);
        write("a");
        cluster.run(seconds(4.9));
        assertThat(told).isEmpty();
        cluster.run(seconds(0.2));
        assertThat(told).containsExactly("a");
    }

    @Test
    void newsOfOneResourceComeLate() {
        watch(ListOptions.ALL);
        begin(FaultKind.WATCH_LAG, "configmaps", 5_000);
        write("a");
        cluster.run(seconds(4.9));
        assertThat(told).isEmpty();
        cluster.run(seconds(0.2));
        assertThat(told).containsExactly("a");
    }

    @Test
    void newsOfAnotherResourceDoNot() {
        watch(ListOptions.ALL);
        begin(FaultKind.WATCH_LAG, "nodes", 5_000);
        write("a");
        cluster.run(seconds(0.2));
        assertThat(told).containsExactly("a");
    }

    @Test
    void newsComeTwice() {
        watch(ListOptions.ALL);
        begin(FaultKind.WATCH_REPEATS, 100);
        write("a");
        cluster.run(seconds(1));
        assertThat(told).containsExactly("a", "a");
    }

    @Test
    void aWatchBreaksAfterItsNews() {
        watch(ListOptions.ALL);
        begin(FaultKind.WATCH_BREAKS, 100);
        write("a");
        cluster.run(seconds(1));
        write("b");
        cluster.run(seconds(1));
        assertThat(told).containsExactly("a", "over");
    }

    @Test
    void watchesAreCut() {
        watch(ListOptions.ALL);
        begin(FaultKind.WATCH_CUT, 0);
        assertThat(told).containsExactly("over");
    }

    @Test
    void watchesEndAsGone() {
        watch(ListOptions.ALL);
        begin(FaultKind.WATCH_GONE, 0);
        assertThat(told).containsExactly("failed 410", "over");
    }

    @Test
    void whoIsDeafHearsEverythingInTheEnd() {
        watch(ListOptions.ALL);
        begin(FaultKind.COMPONENT_DEAF, 0);
        assertThatThrownBy(() -> maps.create(map("a"))).isInstanceOf(UnknownOutcomeException.class);
        cluster.run(seconds(30));
        assertThat(stored()).containsExactly("a");
        assertThat(told).isEmpty();
        cluster.run(seconds(60));
        assertThat(told).containsExactly("a");
    }

    @Test
    void whoIsMuteHearsAndIsNotHeard() {
        watch(ListOptions.ALL);
        begin(FaultKind.COMPONENT_MUTE, 0);
        assertThatThrownBy(() -> maps.create(map("a"))).isInstanceOf(UnknownOutcomeException.class);
        write("b");
        cluster.run(seconds(1));
        assertThat(stored()).containsExactly("b");
        assertThat(told).containsExactly("b");
    }

    @Test
    void aServerThatLagsShowsThePastToWhoeverTakesAnyState() {
        for (String name : List.of("a", "b", "c")) write(name);
        String present = maps.list().resourceVersion();
        begin(FaultKind.TIME_TRAVEL, 2);
        write("d");
        assertThat(names("0")).containsExactly("a");
        assertThat(names("")).containsExactly("a", "b", "c", "d");
        assertThatThrownBy(() -> names(present))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Too large resource version");
        watch(ListOptions.builder().resourceVersion(present).build());
        cluster.run(seconds(10));
        assertThat(told).isEmpty();
        cluster.run(seconds(60));
        assertThat(told).containsExactly("d");
        assertThat(names("0")).hasSize(4);
    }

    private List<String> names(String revision) {
        return maps.list(ListOptions.builder().resourceVersion(revision).build()).items().stream()
                .map(ConfigMap::name)
                .toList();
    }
}
