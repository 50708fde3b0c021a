package dev.coracle.controllers;

import static dev.coracle.client.TestServer.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.User;
import dev.coracle.client.Client;
import dev.coracle.client.FaultyTransport;
import dev.coracle.client.TestServer;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.leader.Election;
import dev.coracle.client.queue.Outcome;
import dev.coracle.model.coordination.LeaseSpec;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.SimulatedPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ControllerManagerTest {
    private final Kernel kernel = new Kernel(1);
    private final TestServer server = new TestServer(kernel.root());

    /** Signs every config map of the namespace {@code default} with its name, and later changes as well. */
    private record Signer(String name) implements Controller {
        @Override
        public void start(ControllerContext context) {
            ReconcileQueue queue = context.queue(1, key -> {
                context.client().configMaps("default").edit(key.name(), map -> map.withData(signed(map)));
                return Outcome.DONE;
            });
            context.follow(ConfigMap.class, Handler.of(map -> queue.add(map.key())));
        }

        private Map<String, String> signed(ConfigMap map) {
            Map<String, String> data = new TreeMap<>(map.data());
            data.put("signature", name);
            return data;
        }
    }

    @Test
    void withoutAnElectionItBeginsAtOnceAndClosingEndsIt() {
        ControllerManager manager = manager(kernel.root().process("a"), new Signer("a"), false);
        manager.start();
        create("one");
        run(1);
        assertThat(signature("one")).contains("a");
        manager.close();
        create("two");
        run(2);
        assertThat(signature("two")).isEmpty();
    }

    @Test
    void nothingIsReconciledBeforeEveryInformerOfEveryControllerShowsTheCluster() {
        create("one");
        FaultyTransport transport =
                new FaultyTransport(server.transport(), kernel.root().entropy());
        boolean[] podsListed = new boolean[1];
        transport.before(request -> {
            boolean pods = request.resource().type() == Pod.class;
            if (pods) kernel.elapse(Duration.ofSeconds(10));
            if (pods) podsListed[0] = true;
        });
        List<Boolean> seen = new ArrayList<>();
        Controller first = controller("first", context -> {
            ReconcileQueue queue = context.queue(1, key -> {
                seen.add(podsListed[0]);
                return Outcome.DONE;
            });
            context.follow(ConfigMap.class, Handler.of(map -> queue.add(map.key())));
        });
        Controller second = controller("second", context -> context.lister(Pod.class));
        Client client = Client.of(transport, User.ADMIN);
        new ControllerManager(client, kernel.root().process("a"), List.of(first, second), Optional.empty()).start();
        run(60);
        assertThat(seen).containsExactly(true);
    }

    @Test
    void oneOfTwoLeadsAndTheOtherTakesOverAfterACrash() {
        SimulatedPlatform a = kernel.root().process("a");
        manager(a, new Signer("a"), true).start();
        run(1);
        manager(kernel.root().process("b"), new Signer("b"), true).start();
        create("one");
        run(10);
        assertThat(signature("one")).contains("a");
        a.close();
        run(30);
        create("two");
        run(31);
        assertThat(signature("two")).contains("b");
        assertThat(signature("one")).contains("b");
    }

    @Test
    void aLeaderThatWasFrozenInTheMiddleOfATaskWritesNothingOnceAnotherLeads() {
        SimulatedPlatform a = kernel.root().process("a");
        FaultyTransport way =
                new FaultyTransport(server.transport(), kernel.root().entropy());
        List<String> late = new ArrayList<>();
        boolean[] frozen = new boolean[1];
        way.before(request -> {
            if (!frozen[0] && request.name().equals("one")) {
                frozen[0] = true; // about to read what it is to sign
                kernel.at(kernel.time(), "freeze", a::pause);
                kernel.at(kernel.time().plusSeconds(60), "thaw", a::resume);
                kernel.elapse(Duration.ofMillis(1));
                assertThat(signature("one")).contains("b");
            }
            if (frozen[0] && isSigning(request)) late.add(request.name());
        });
        manager(a, Client.of(way, User.ADMIN), new Signer("a"), true).start();
        run(1);
        manager(kernel.root().process("b"), new Signer("b"), true).start();
        create("one");
        kernel.at(Duration.ofSeconds(62), "later", () -> create("two"));
        run(120);
        assertThat(frozen[0]).isTrue();
        assertThat(late).isEmpty();
        for (String name : List.of("one", "two")) assertThat(signature(name)).contains("b");
    }

    private static boolean isSigning(ApiRequest request) {
        return request.verb().isWrite() && request.resource().type() == ConfigMap.class;
    }

    @Test
    void aTermThatIsOverEndsItsControllersAndTheNextTermBeginsAnew() {
        SimulatedPlatform a = kernel.root().process("a");
        List<Platforms> runs = new ArrayList<>();
        FaultyTransport way =
                new FaultyTransport(server.transport(), kernel.root().entropy());
        Controller controller = controller("c", context -> runs.add(new Platforms(context.platform(), kernel.time())));
        manager(a, Client.of(way, User.ADMIN), controller, true).start();
        run(5);
        way.down(true);
        run(60);
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).platform().isClosed()).isTrue();
        way.down(false);
        run(120);
        assertThat(runs).hasSize(2);
        assertThat(runs.get(1).platform().isClosed()).isFalse();
    }

    private record Platforms(Platform platform, Duration begun) {}

    @Test
    void aControllerThatCannotStartKeepsTheManagerFromRunning() {
        Controller broken = controller("broken", context -> {
            throw new IllegalStateException("no way");
        });
        SimulatedPlatform a = kernel.root().process("a");
        ControllerManager manager =
                new ControllerManager(server.client(), a, List.of(new Signer("a"), broken), Optional.empty());
        assertThatThrownBy(manager::start).hasMessage("no way");
        create("one");
        run(10);
        assertThat(signature("one")).isEmpty();
        assertThat(a.processes()).isEmpty();
    }

    @Test
    void aLeaderWhoseControllerCannotStartGivesTheLeaseBack() {
        kernel.tolerate(failure -> String.valueOf(failure.getCause()).contains("no way"));
        Controller broken = controller("broken", context -> {
            throw new IllegalStateException("no way");
        });
        manager(kernel.root().process("a"), broken, true).start();
        run(1);
        assertThat(lease().holderIdentity()).contains("");
        manager(kernel.root().process("b"), new Signer("b"), true).start();
        create("one");
        run(10);
        assertThat(signature("one")).contains("b");
    }

    @Test
    void closingALeaderGivesTheLeaseBack() {
        ControllerManager manager = manager(kernel.root().process("a"), new Signer("a"), true);
        manager.start();
        run(5);
        assertThat(lease().holderIdentity()).contains("a");
        manager.close();
        run(6);
        assertThat(lease().holderIdentity()).contains("");
        create("one");
        run(60);
        assertThat(signature("one")).isEmpty();
    }

    @Test
    void onRealThreadsItRunsAndClosingEndsAllOfThem() throws Exception {
        CountDownLatch signed = new CountDownLatch(20);
        try (LivePlatform platform = new LivePlatform("manager-test", 3)) {
            TestServer live = new TestServer(platform);
            Controller controller = controller("live", context -> {
                ReconcileQueue queue = context.queue(2, key -> {
                    context.events()
                            .normal(context.lister(ConfigMap.class).find(key).orElseThrow(), "Seen", "seen");
                    signed.countDown();
                    return Outcome.DONE;
                });
                context.follow(ConfigMap.class, Handler.of(map -> queue.add(map.key())));
            });
            Election election = Election.of("kube-system", "boss", "live");
            ControllerManager manager = new ControllerManager(
                    live.client(), platform.process("a"), List.of(controller), Optional.of(election));
            manager.start();
            for (int i = 0; i < 20; i++) live.client().configMaps("default").create(configMap("m" + i, "1"));
            assertThat(signed.await(30, TimeUnit.SECONDS)).isTrue();
            manager.close();
            CountDownLatch returned = new CountDownLatch(1);
            poll(platform, live, returned);
            assertThat(returned.await(30, TimeUnit.SECONDS))
                    .as("lease given back")
                    .isTrue();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("manager-test"));
    }

    private static void poll(LivePlatform platform, TestServer live, CountDownLatch returned) {
        Optional<String> holder = live.client()
                .leases("kube-system")
                .find("boss")
                .flatMap(lease -> lease.spec().holderIdentity());
        if (holder.equals(Optional.of(""))) returned.countDown();
        else platform.worker("poll").after(Duration.ofMillis(5), () -> poll(platform, live, returned));
    }

    private interface Start {
        void with(ControllerContext context);
    }

    private static Controller controller(String name, Start start) {
        return new Controller() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void start(ControllerContext context) {
                start.with(context);
            }
        };
    }

    private ControllerManager manager(SimulatedPlatform process, Controller controller, boolean elected) {
        return manager(process, server.client(), controller, elected);
    }

    private static ControllerManager manager(
            SimulatedPlatform process, Client client, Controller controller, boolean elected) {
        Election election = Election.of("kube-system", "boss", process.name());
        Optional<Election> wanted = elected ? Optional.of(election) : Optional.empty();
        return new ControllerManager(client, process, List.of(controller), wanted);
    }

    private LeaseSpec lease() {
        return server.client().leases("kube-system").get("boss").spec();
    }

    private ApiObject create(String name) {
        return server.client().configMaps("default").create(configMap(name, "1"));
    }

    private Optional<String> signature(String name) {
        return server.client()
                .configMaps("default")
                .find(name)
                .map(map -> map.data().getOrDefault("signature", ""))
                .filter(signature -> !signature.isEmpty());
    }

    private void run(long seconds) {
        kernel.runUntil(Duration.ofSeconds(seconds));
    }
}
