package dev.coracle.client.informer;

import static dev.coracle.client.TestServer.configMap;
import static dev.coracle.client.TestServer.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ListOptions;
import dev.coracle.api.User;
import dev.coracle.api.Verb;
import dev.coracle.client.Client;
import dev.coracle.client.FaultyTransport;
import dev.coracle.client.Resources;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.selector.Selector;
import dev.coracle.platform.Worker;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.SimulatedPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class InformerTest {
    private final Kernel kernel = new Kernel(1);
    private final TestServer server = new TestServer(kernel.root());
    private final SimulatedPlatform process = kernel.root().process("controller");
    private final Worker worker = process.worker("handler");
    private final FaultyTransport transport =
            new FaultyTransport(server.transport(), kernel.root().entropy());
    private final Informers informers = new Informers(Client.of(transport, User.ADMIN), process);
    private final Informer<ConfigMap> maps = informers.of(ConfigMap.class);
    private final Resources<ConfigMap> writer = server.client().of(ConfigMap.class);
    private final List<String> log = new ArrayList<>();

    @Test
    void itShowsAndTellsWhatThereIsAndWhatHappens() {
        writer.create(configMap("a", "1"));
        maps.handle(worker, logging());
        assertThat(maps.hasSynced()).isFalse();
        start();
        assertThat(maps.hasSynced()).isTrue();
        ConfigMap b = writer.create(configMap("b", "1"));
        writer.update(b.withData(Collections.singletonMap("value", "2")));
        writer.delete(b);
        settle();
        assertThat(log).containsExactly("+a 1", "+b 1", "b 1>2", "-b 2");
        assertThat(names(maps.lister().list())).containsExactly("a");
        assertThat(maps.resourceVersion()).isEqualTo(writer.list().resourceVersion());
    }

    @Test
    void aHandlerThatComesLateIsToldWhatThereIs() {
        writer.create(configMap("a", "1"));
        writer.create(configMap("b", "1"));
        start();
        maps.handle(worker, logging());
        writer.create(configMap("c", "1"));
        settle();
        assertThat(log).containsExactly("+a 1", "+b 1", "+c 1");
    }

    @Test
    void aHandlerThatIsClosedIsToldNothingMore() {
        start();
        Registration registration = maps.handle(worker, logging());
        writer.create(configMap("a", "1"));
        settle();
        registration.close();
        writer.create(configMap("b", "1"));
        settle();
        assertThat(log).containsExactly("+a 1");
    }

    @Test
    void aHandlerThatFailsMissesNothing() {
        List<Throwable> failures = new ArrayList<>();
        kernel.tolerate(failure -> failures.add(failure.getCause()));
        for (String name : List.of("a", "b", "c")) writer.create(configMap(name, "1"));
        maps.handle(worker, Handler.of(map -> {
            log.add(map.name());
            throw new IllegalStateException("about " + map.name());
        }));
        start();
        assertThat(log).containsExactly("a", "b", "c");
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0)).hasMessage("about a");
        assertThat(failures.get(0).getSuppressed()).hasSize(2);
    }

    @Test
    void listsAreInTheOrderOfKeysAndBySelection() {
        for (String key : List.of("b/y", "b/x", "a-b/z", "a/z")) {
            writer.create(configMap(key.substring(0, key.indexOf('/')), key.substring(key.indexOf('/') + 1), "1"));
        }
        start();
        Lister<ConfigMap> lister = maps.lister();
        assertThat(lister.list()).extracting(it -> it.key().toString()).containsExactly("a/z", "a-b/z", "b/x", "b/y");
        assertThat(names(lister.list("b"))).containsExactly("x", "y");
        assertThat(lister.list("c")).isEmpty();
        assertThat(lister.find("b", "x")).isPresent();
        assertThat(lister.find(new ObjectKey("b", "z"))).isEmpty();
        assertThat(lister.size()).isEqualTo(4);
    }

    @Test
    void labelsSelect() {
        Informer<Pod> pods = informers.of(Pod.class);
        server.client().pods("default").create(pod("a", Collections.singletonMap("app", "x")));
        server.client().pods("default").create(pod("b", Collections.singletonMap("app", "y")));
        start();
        assertThat(names(pods.lister().list(Selector.parse("app=x")))).containsExactly("a");
        assertThat(names(pods.lister().list("default", Selector.parse("app!=x"))))
                .containsExactly("b");
    }

    @Test
    void indexesFollowTheirObjects() {
        ConfigMap a = writer.create(configMap("a", "1"));
        writer.create(configMap("b", "1"));
        maps.addIndex("value", map -> List.of(map.data().getOrDefault("value", "")));
        start();
        assertThat(names(maps.lister().byIndex("value", "1"))).containsExactly("a", "b");
        writer.update(a.withData(Collections.singletonMap("value", "2")));
        settle();
        assertThat(names(maps.lister().byIndex("value", "1"))).containsExactly("b");
        assertThat(names(maps.lister().byIndex("value", "2"))).containsExactly("a");
        writer.in("default").delete("a");
        settle();
        assertThat(maps.lister().byIndex("value", "2")).isEmpty();
    }

    @Test
    void anIndexMayComeLateAndTheFirstOfANameStays() {
        writer.create(configMap("a", "1"));
        start();
        maps.addIndex("value", map -> List.of(map.data().getOrDefault("value", "")));
        maps.addIndex("value", map -> List.of("other"));
        assertThat(names(maps.lister().byIndex("value", "1"))).containsExactly("a");
        assertThatIllegalArgumentException().isThrownBy(() -> maps.lister().byIndex("colour", "red"));
    }

    @Test
    void oneSelectionHasOneInformer() {
        ListOptions mine = ListOptions.builder().labelSelector("app=x").build();
        assertThat(informers.of(ConfigMap.class)).isSameAs(maps);
        assertThat(informers.of(ConfigMap.class, mine)).isSameAs(informers.of(ConfigMap.class, mine.withLimit(5)));
        assertThat(informers.of(ConfigMap.class, mine)).isNotSameAs(maps);
    }

    @Test
    void anObjectThatLeavesTheSelectionIsGone() {
        Informer<Pod> mine = informers.of(
                Pod.class, ListOptions.builder().labelSelector("app=x").build());
        mine.handle(worker, Handler.of(pod -> log.add(pod.name() + pod.labels())));
        start();
        Resources<Pod> pods = server.client().pods("default");
        pods.create(pod("a", Collections.singletonMap("app", "y")));
        pods.edit("a", pod -> pod.withMetadata(pod.metadata().withLabels(Collections.singletonMap("app", "x"))));
        settle();
        assertThat(names(mine.lister().list())).containsExactly("a");
        pods.edit("a", pod -> pod.withMetadata(pod.metadata().withLabels(Collections.singletonMap("app", "z"))));
        settle();
        assertThat(mine.lister().list()).isEmpty();
        assertThat(log).containsExactly("a{app=x}", "a{app=x}");
    }

    @Test
    void aNodeFollowsItsOwnPodsAlone() {
        ListOptions own =
                ListOptions.builder().fieldSelector("spec.nodeName=n1").build();
        Informer<Pod> mine = informers.of(Pod.class, own);
        start();
        for (String name : List.of("a", "b")) server.client().pods("default").create(pod(name, Collections.emptyMap()));
        server.client().pods("default").bind("a", "n1");
        server.client().pods("default").bind("b", "n2");
        settle();
        assertThat(names(mine.lister().list())).containsExactly("a");
    }

    @Test
    void theTaskForWhenAllHaveSyncedRunsAfterTheHandlers() {
        writer.create(configMap("a", "1"));
        maps.handle(worker, logging());
        informers.of(Pod.class);
        informers.whenSynced(process.worker("other"), () -> log.add("synced " + informers.haveSynced()));
        settle();
        assertThat(log).isEmpty();
        start();
        assertThat(log).containsExactly("+a 1", "synced true");
        informers.whenSynced(worker, () -> log.add("again"));
        settle();
        assertThat(log).last().isEqualTo("again");
    }

    @Test
    void aCutGoesOnAtTheLastRevision() {
        start();
        maps.handle(worker, logging());
        writer.create(configMap("a", "1"));
        settle();
        String before = maps.resourceVersion();
        transport.cut();
        writer.create(configMap("b", "1"));
        settle();
        assertThat(log).containsExactly("+a 1", "+b 1");
        List<ApiRequest> calls = transport.calls();
        assertThat(calls).extracting(ApiRequest::verb).containsExactly(Verb.LIST, Verb.WATCH, Verb.WATCH);
        assertThat(calls.get(2).list().resourceVersion()).isEqualTo(before);
    }

    @Test
    void aForgottenRevisionMeansAnotherListThatTellsWhatWasMissed() {
        for (String name : List.of("a", "b", "c")) writer.create(configMap(name, "1"));
        start();
        maps.handle(worker, logging());
        settle();
        log.clear();
        transport.expire();
        Resources<ConfigMap> there = writer.in("default");
        there.delete("a");
        there.edit("b", map -> map.withData(Collections.singletonMap("value", "2")));
        there.delete("c");
        there.create(configMap("c", "3"));
        there.create(configMap("d", "1"));
        settle();
        assertThat(log).containsExactly("-a 1", "b 1>2", "-c 1", "+c 3", "+d 1");
    }

    @Test
    void aWatchThatIsRefusedAsTooOldMeansAnotherList() {
        start();
        transport.cut();
        writer.create(configMap("a", "1"));
        server.compact();
        settle();
        assertThat(names(maps.lister().list())).containsExactly("a");
        assertThat(transport.calls())
                .extracting(ApiRequest::verb)
                .containsExactly(Verb.LIST, Verb.WATCH, Verb.WATCH, Verb.LIST, Verb.WATCH);
    }

    @Test
    void aServerThatIsAwayIsAskedLessAndLessOften() {
        transport.down(true);
        informers.start();
        kernel.runUntil(Duration.ofMinutes(10));
        assertThat(transport.calls().size()).isBetween(20, 50); // 0.8 s to 30 s apart, by chance at least half of that
        transport.down(false);
        writer.create(configMap("a", "1"));
        kernel.runUntil(Duration.ofMinutes(10).plusSeconds(30));
        assertThat(names(maps.lister().list())).containsExactly("a");
    }

    @Test
    void aListThatLagsBehindIsNotTakenIn() {
        writer.create(configMap("a", "1"));
        start();
        maps.handle(worker, logging());
        settle();
        TestServer old = new TestServer(kernel.root()); // as if restored from a backup: nothing there yet
        transport.expire();
        transport.reroute(old.transport());
        kernel.runUntil(kernel.time().plusSeconds(60));
        assertThat(transport.calls()).last().extracting(ApiRequest::verb).isEqualTo(Verb.LIST);
        assertThat(log).containsExactly("+a 1");
        assertThat(names(maps.lister().list())).containsExactly("a");
        transport.reroute(server.transport());
        writer.create(configMap("b", "1"));
        kernel.runUntil(kernel.time().plusSeconds(60));
        assertThat(log).containsExactly("+a 1", "+b 1");
    }

    @Test
    void anIdleWatchIsRenewedWithoutAList() {
        start();
        kernel.runUntil(Duration.ofHours(1));
        assertThat(transport.calls())
                .filteredOn(call -> call.verb() == Verb.LIST)
                .hasSize(1);
        assertThat(transport.calls().size()).isBetween(6, 14); // a watch lasts 5 to 10 minutes
        assertThat(transport.openWatches()).isEqualTo(1);
    }

    @Test
    void afterClosingNothingIsAskedOrTold() {
        start();
        maps.handle(worker, logging());
        settle();
        informers.close();
        settle();
        assertThat(transport.openWatches()).isZero();
        writer.create(configMap("a", "1"));
        kernel.runUntil(Duration.ofHours(1));
        assertThat(log).isEmpty();
        assertThat(transport.calls()).hasSize(2);
    }

    @Test
    void whoseProcessEndsAtOnceLeavesNoWatchBehind() {
        start();
        informers.close();
        process.close();
        settle();
        assertThat(transport.openWatches()).isZero();
    }

    private Handler<ConfigMap> logging() {
        return new Handler<>() {
            @Override
            public void added(ConfigMap map) {
                log.add("+" + map.name() + " " + map.data().get("value"));
            }

            @Override
            public void updated(ConfigMap before, ConfigMap after) {
                log.add(after.name() + " " + before.data().get("value") + ">"
                        + after.data().get("value"));
            }

            @Override
            public void deleted(ConfigMap last) {
                log.add("-" + last.name() + " " + last.data().get("value"));
            }
        };
    }

    private void start() {
        informers.start();
        settle();
    }

    private void settle() {
        kernel.runUntil(kernel.time().plusSeconds(5));
    }

    private static List<String> names(List<? extends ApiObject> objects) {
        return objects.stream().map(ApiObject::name).toList();
    }
}
