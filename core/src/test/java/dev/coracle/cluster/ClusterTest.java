package dev.coracle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.coracle.api.ApiException;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.ServiceAccount;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.scheduling.PriorityClass;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.StoreException;
import dev.coracle.store.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clusters on the machine's clock and threads. */
@Timeout(60)
class ClusterTest {
    /** Makes a config map for every namespace, called {@code hello-<namespace>}. */
    private static final class Greeter implements Controller {
        @Override
        public String name() {
            return "greeter";
        }

        @Override
        public void start(ControllerContext context) {
            ReconcileQueue queue = context.queue(1, key -> {
                String name = "hello-" + key.name();
                if (context.client().configMaps("default").find(name).isEmpty())
                    context.client().of(ConfigMap.class).create(Bare.configMap(name));
                return Outcome.DONE;
            });
            context.follow(Namespace.class, Handler.of(it -> queue.add(it.key())));
        }
    }

    private static Condition configMap(String name) {
        return Conditions.object(ConfigMap.class, "default", name, "to be there", it -> true);
    }

    private static Pod pod(String name) {
        return Pod.builder()
                .metadata(ObjectMeta.builder().namespace("default").name(name).build())
                .spec(PodSpec.builder()
                        .addContainer(
                                Container.builder().name("main").image("app:1").build())
                        .build())
                .build();
    }

    @Test
    void aClusterHasWhatEveryClusterHas() {
        try (Cluster cluster = Bare.cluster("first").build().start()) {
            assertThat(cluster.client().namespaces().list().items())
                    .extracting(Namespace::name)
                    .containsExactlyInAnyOrder("default", "kube-system", "kube-public", "kube-node-lease");
            assertThat(cluster.client().serviceAccounts("kube-system").list().items())
                    .extracting(ServiceAccount::name)
                    .containsExactly("default");
            assertThat(cluster.client().priorityClasses().list().items())
                    .extracting(PriorityClass::name, PriorityClass::value)
                    .containsExactly(
                            tuple("system-cluster-critical", 2_000_000_000),
                            tuple("system-node-critical", 2_000_001_000));
        }
    }

    @Test
    void aControllerAComponentAndAnAdmissionPluginOfTheUsersTakePart() {
        AtomicReference<String> user = new AtomicReference<>("");
        CountDownLatch ticked = new CountDownLatch(1);
        ClusterDefinition definition = Bare.cluster("users")
                .addExtraController(new Greeter())
                .addComponent(new ComponentDefinition("clerk", context -> {
                    context.platform().worker("desk").execute(() -> {
                        user.set(context.client().user().name());
                        context.client().of(ConfigMap.class).create(Bare.configMap("from-clerk"));
                        ticked.countDown();
                    });
                    return Running.UNTIL_ITS_PROCESS_ENDS;
                }))
                .addAdmission(new NoPods())
                .build();

        try (Cluster cluster = definition.start()) {
            cluster.await(configMap("hello-kube-public"));
            cluster.await(configMap("from-clerk"));
            assertThat(user.get()).isEqualTo("system:clerk");
            assertThatThrownBy(() -> cluster.apply(pod("web")))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("no pods here");
            cluster.controllerManager().crash();
            cluster.client()
                    .namespaces()
                    .create(Namespace.builder()
                            .metadata(ObjectMeta.builder().name("later").build())
                            .build());
            cluster.controllerManager().start();
            cluster.await(configMap("hello-later"));
        }
    }

    @Test
    void aClosedClusterLeavesNoThread() {
        Cluster cluster = Bare.cluster("brief")
                .addExtraController(new Greeter())
                .addNode(Bare.node("n1"))
                .build()
                .start();
        cluster.await(configMap("hello-default"));
        assertThat(Bare.threads("brief")).isNotEmpty();
        cluster.close();

        assertThat(Bare.threads("brief")).isEmpty();
    }

    @Test
    void aClusterIsClosedTwiceAsWellAsOnce() {
        Cluster cluster = Bare.cluster("twice").addNode(Bare.node("n1")).build().start();
        cluster.close();

        assertThatCode(cluster::close).doesNotThrowAnyException();
        assertThatThrownBy(() -> cluster.client().namespaces().list()).isInstanceOf(RuntimeException.class);
    }

    @Test
    void manyClustersLiveInOneJvm() {
        ClusterDefinition definition =
                Bare.cluster("many").addExtraController(new Greeter()).build();
        List<Cluster> clusters =
                IntStream.range(0, 8).mapToObj(i -> definition.start()).toList();
        for (int i = 0; i < clusters.size(); i++) clusters.get(i).apply(Bare.configMap("mine-" + i));
        for (int i = 0; i < clusters.size(); i++) {
            clusters.get(i).await(configMap("hello-default"));
            assertThat(Bare.configMaps(clusters.get(i).client()))
                    .filteredOn(name -> name.startsWith("mine-"))
                    .containsExactly("mine-" + i);
        }
        clusters.forEach(Cluster::close);

        assertThat(Bare.threads("many")).isEmpty();
    }

    @Test
    void aClusterThatFailsToStartLeavesNothing() {
        List<String> diary = new ArrayList<>();
        List<ClusterStore> stores = new ArrayList<>();
        ClusterDefinition definition = Bare.cluster("failing")
                .store(platform -> {
                    stores.add(new MemoryStore(platform));
                    return stores.get(0);
                })
                .addComponent(new ComponentDefinition("first", context -> {
                    diary.add("first starts");
                    return () -> diary.add("first stops");
                }))
                .addNode(Bare.node("n1", context -> {
                    diary.add("n1 starts");
                    return () -> diary.add("n1 stops");
                }))
                .addNode(Bare.node("n2", context -> {
                    throw new IllegalStateException("n2 is broken");
                }))
                .build();

        assertThatThrownBy(definition::start).hasMessage("n2 is broken");
        assertThat(diary).containsExactly("first starts", "n1 starts", "n1 stops", "first stops");
        assertThat(Bare.threads("failing")).isEmpty();
        assertThatThrownBy(() -> stores.get(0).currentRevision()).isInstanceOf(StoreException.class);
    }

    @Test
    void anErrorAtTheStartLeavesNothingEither() {
        ClusterDefinition definition = Bare.cluster("error")
                .addComponent(new ComponentDefinition("broken", context -> {
                    throw new AssertionError("a bug");
                }))
                .build();

        assertThatThrownBy(definition::start).isInstanceOf(AssertionError.class).hasMessage("a bug");
        assertThat(Bare.threads("error")).isEmpty();
    }

    @Test
    void aPartThatFailsToStopDoesNotKeepTheOthersFromStopping() {
        List<String> diary = new ArrayList<>();
        List<ClusterStore> stores = new ArrayList<>();
        Cluster cluster = Bare.cluster("stubborn")
                .store(platform -> {
                    stores.add(new MemoryStore(platform));
                    return stores.get(0);
                })
                .addComponent(new ComponentDefinition("first", context -> () -> diary.add("first stops")))
                .addComponent(new ComponentDefinition("second", context -> () -> {
                    throw new IllegalStateException("second does not stop");
                }))
                .addNode(Bare.node("n1", context -> () -> {
                    throw new IllegalStateException("n1 does not stop");
                }))
                .build()
                .start();

        assertThatThrownBy(cluster::close)
                .hasMessage("n1 does not stop")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .satisfies(it -> assertThat(it).hasMessage("second does not stop")));
        assertThat(diary).containsExactly("first stops");
        assertThat(Bare.threads("stubborn")).isEmpty();
        assertThatThrownBy(() -> stores.get(0).currentRevision()).isInstanceOf(StoreException.class);
    }

    @Test
    void aDefinitionMayRunSeveralTimes() {
        ClusterDefinition definition =
                Bare.cluster("again").addNode(Bare.node("n1")).build();
        try (Cluster first = definition.start();
                Cluster second = definition.start()) {
            first.apply(Bare.configMap("a"));
            first.node("n1").crash();

            assertThat(Bare.configMaps(second.client())).isEmpty();
            assertThat(second.node("n1").isOn()).isTrue();
        }
    }

    @Test
    void whoWaitsIsWokenByAChange() throws InterruptedException {
        try (Cluster cluster = Bare.cluster("waking").build().start()) {
            CountDownLatch seen = new CountDownLatch(1);
            Thread waiting = new Thread(() -> {
                cluster.await(configMap("a"), Duration.ofSeconds(30));
                seen.countDown();
            });
            waiting.start();
            cluster.apply(Bare.configMap("a"));

            assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
            waiting.join();
        }
    }
}
