package dev.coracle.controllers.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.TestServer;
import dev.coracle.controllers.Stage;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.NamespaceCondition;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectMeta;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamespaceControllerTest {
    private final Stage stage = new Stage(new NamespaceController());

    @Test
    void aNamespaceGoesWithAllThatIsInIt() {
        namespace("a");
        namespace("b");
        map("a", "x");
        map("b", "y");
        stage.start();
        stage.client().namespaces().delete("a");
        Duration took = stage.runUntil(Duration.ofMinutes(1), () -> find("a").isEmpty());
        assertThat(took).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        assertThat(stage.client().of(ConfigMap.class).list().items())
                .extracting(ConfigMap::name)
                .containsExactly("y");
        assertThat(find("b")).isPresent();
    }

    @Test
    void podsGetTheirTimeAndTheRestWaitsForThem() {
        namespace("a");
        map("a", "x");
        Pod pod = TestServer.pod("p", Collections.emptyMap());
        stage.pod(pod.withMetadata(pod.metadata().withNamespace("a")), "n");
        stage.start();
        stage.client().namespaces().delete("a");
        stage.run(Duration.ofSeconds(6));
        assertThat(stage.client().pods("a").get("p").isTerminating()).isTrue();
        assertThat(stage.client().configMaps("a").find("x")).isPresent();
        assertThat(condition("NamespaceContentRemaining").message())
                .contains("Some resources are remaining: pods. has 1 resource instances");
        assertThat(condition("NamespaceDeletionContentFailure").status()).isEqualTo("False");
        stage.client()
                .pods("a")
                .delete("p", DeleteOptions.builder().gracePeriodSeconds(0L).build());
        stage.run(Duration.ofSeconds(20));
        assertThat(find("a")).isEmpty();
    }

    @Test
    void whatAFinalizerHoldsIsWrittenDownAndWaitedFor() {
        namespace("a");
        map("a", "x");
        stage.client()
                .configMaps("a")
                .edit("x", it -> it.withMetadata(it.metadata().withFinalizers("x.io/hold")));
        stage.start();
        stage.client().namespaces().delete("a");
        stage.run(Duration.ofSeconds(6));
        assertThat(condition("NamespaceFinalizersRemaining").status()).isEqualTo("True");
        assertThat(condition("NamespaceFinalizersRemaining").reason()).contains("SomeFinalizerRemain");
        assertThat(condition("NamespaceFinalizersRemaining").message())
                .contains("Some finalizers are remaining: x.io/hold in 1 resource instances");
        assertThat(condition("NamespaceContentRemaining").message())
                .contains("Some resources are remaining: configmaps. has 1 resource instances");
        stage.run(Duration.ofMinutes(5));
        assertThat(find("a")).isPresent();
        stage.client()
                .configMaps("a")
                .edit("x", it -> it.withMetadata(it.metadata().withFinalizers()));
        stage.run(Duration.ofSeconds(20));
        assertThat(find("a")).isEmpty();
    }

    @Test
    void aCrashBetweenAnyTwoCallsIsMadeGood() {
        for (int call = 1; call < 50; call++) {
            Stage world = new Stage(new NamespaceController(List.of(ConfigMap.class, Pod.class)));
            world.client().namespaces().create(named("a"));
            world.client().of(ConfigMap.class).create(TestServer.configMap("a", "x", "1"));
            world.start();
            int crash = call + world.transport().calls().size();
            world.transport().before(request -> {
                if (world.transport().calls().size() == crash) world.transport().down(true);
            });
            world.client().namespaces().delete("a");
            world.run(Duration.ofSeconds(7));
            world.transport().before(request -> {});
            world.transport().down(false);
            world.restart().run(Duration.ofSeconds(30));
            assertThat(world.client().namespaces().find("a")).isEmpty();
        }
    }

    private void namespace(String name) {
        stage.client().namespaces().create(named(name));
    }

    private static Namespace named(String name) {
        return Namespace.builder()
                .metadata(ObjectMeta.builder().name(name).build())
                .build();
    }

    private void map(String namespace, String name) {
        stage.client().of(ConfigMap.class).create(TestServer.configMap(namespace, name, "1"));
    }

    private Optional<Namespace> find(String name) {
        return stage.client().namespaces().find(name);
    }

    private NamespaceCondition condition(String type) {
        return find("a").orElseThrow().status().conditions().stream()
                .filter(it -> it.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
