package dev.coracle.controllers.garbagecollector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.TestServer;
import dev.coracle.controllers.Stage;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GarbageCollectorTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Stage stage = new Stage(new GarbageCollector());

    @Test
    void anObjectWhoseOwnerNeverWasIsDeleted() {
        create("x", reference("ConfigMap", "gone", "00000000-0000-0000-0000-000000000001"));
        stage.start();
        assertThat(names()).isEmpty();
        create("y", reference("ConfigMap", "gone", "00000000-0000-0000-0000-000000000001"));
        stage.run(SOON);
        assertThat(names()).isEmpty();
    }

    @Test
    void dependentsGoAfterTheirOwnerDownTheLine() {
        ConfigMap owner = create("a");
        ConfigMap child = create("b", reference(owner));
        create("c", reference(child));
        create("free");
        stage.start();
        assertThat(names()).hasSize(4);
        delete("a", "Background");
        stage.run(SOON);
        assertThat(names()).containsExactly("free");
    }

    @Test
    void anObjectStaysAsLongAsOneOwnerIsThereAndForgetsTheOther() {
        ConfigMap one = create("a");
        ConfigMap two = create("b");
        create("x", reference(one), reference(two));
        stage.start();
        delete("a", "Background");
        stage.run(SOON);
        assertThat(map("x").metadata().ownerReferences()).containsExactly(reference(two));
        delete("b", "Background");
        stage.run(SOON);
        assertThat(names()).isEmpty();
    }

    @Test
    void anOwnerThatWasMadeAnewUnderItsNameKeepsNothing() {
        ConfigMap owner = create("a");
        create("x", reference(owner));
        stage.start();
        stage.transport().down(true);
        delete("a", "Background");
        create("a");
        stage.transport().down(false);
        stage.run(Duration.ofMinutes(1));
        assertThat(names()).containsExactly("a");
    }

    @Test
    void anOwnerDeletedInTheForegroundWaitsForThoseThatBlockIt() {
        ConfigMap owner = create("a");
        create("blocking", reference(owner).withBlockOwnerDeletion(true));
        create("free", reference(owner));
        stage.client()
                .configMaps("default")
                .edit("blocking", it -> it.withMetadata(it.metadata().withFinalizers("x.io/hold")));
        stage.start();
        delete("a", "Foreground");
        stage.run(SOON);
        assertThat(names()).containsExactly("a", "blocking");
        assertThat(map("a").metadata().finalizers()).containsExactly("foregroundDeletion");
        assertThat(map("blocking").isTerminating()).isTrue();
        stage.client()
                .configMaps("default")
                .edit("blocking", it -> it.withMetadata(it.metadata().withFinalizers()));
        stage.run(SOON);
        assertThat(names()).isEmpty();
    }

    @Test
    void aForegroundDeletionGoesDownTheLine() {
        ConfigMap owner = create("a");
        ConfigMap child = create("b", reference(owner).withBlockOwnerDeletion(true));
        create("c", reference(child).withBlockOwnerDeletion(true));
        stage.start();
        delete("a", "Foreground");
        stage.run(SOON);
        assertThat(names()).isEmpty();
    }

    @Test
    void ownersThatWaitForEachOtherDoNotWaitForEver() {
        ConfigMap a = create("a");
        ConfigMap b = create("b", reference(a).withBlockOwnerDeletion(true));
        stage.client()
                .configMaps("default")
                .edit(
                        "a",
                        it -> it.withMetadata(
                                it.metadata().withOwnerReferences(reference(b).withBlockOwnerDeletion(true))));
        stage.start();
        assertThat(names()).containsExactly("a", "b");
        delete("a", "Foreground");
        stage.run(SOON);
        assertThat(names()).isEmpty();
    }

    @Test
    void orphansAreLetGo() {
        ConfigMap owner = create("a");
        create("b", reference(owner));
        create("c", reference(owner));
        stage.start();
        delete("a", "Orphan");
        stage.run(SOON);
        assertThat(names()).containsExactly("b", "c");
        assertThat(map("b").metadata().ownerReferences()).isEmpty();
    }

    @Test
    void anOwnerInAnotherNamespaceIsNoneAndItsAuthorIsTold() {
        ConfigMap owner = stage.client().of(ConfigMap.class).create(TestServer.configMap("other", "a", "1"));
        create("x", reference(owner));
        stage.start();
        assertThat(names()).isEmpty();
        assertThat(stage.events("ConfigMap"))
                .containsExactly("OwnerRefInvalidNamespace: ownerRef [v1/ConfigMap, namespace: default, name: a, uid: "
                        + owner.uid() + "] does not exist in namespace \"default\"");
    }

    @Test
    void ownersThatCannotBeJudgedAreLeftAlone() {
        create("x", reference("Strange", "a", "u"));
        ConfigMap namespaced = create("a");
        stage.client()
                .nodes()
                .create(Node.builder()
                        .metadata(ObjectMeta.builder()
                                .name("n")
                                .addOwnerReference(reference(namespaced))
                                .build())
                        .build());
        stage.start();
        delete("a", "Background");
        stage.run(Duration.ofMinutes(1));
        assertThat(names()).containsExactly("x");
        assertThat(stage.client().nodes().find("n")).isPresent();
    }

    @Test
    void podsGetTheirTimeToStop() {
        ConfigMap owner = create("a");
        Pod pod = stage.pod("p", "n", Collections.emptyMap());
        stage.client()
                .pods("default")
                .edit("p", it -> it.withMetadata(it.metadata().withOwnerReferences(reference(owner))));
        stage.start();
        delete("a", "Background");
        stage.run(SOON);
        assertThat(stage.client().pods("default").get(pod.name()).metadata().deletionGracePeriodSeconds())
                .contains(30L);
    }

    @Test
    void nothingIsWrittenWhereNothingIsToDo() {
        ConfigMap owner = create("a");
        create("x", reference(owner));
        stage.start();
        int calls = stage.transport().calls().size();
        for (int i = 0; i < 5; i++) {
            int value = i;
            stage.client()
                    .configMaps("default")
                    .edit("x", it -> it.withData(Collections.singletonMap("value", "v" + value)));
            stage.run(SOON);
        }
        assertThat(stage.transport().calls().stream()
                        .skip(calls)
                        .filter(it -> it.resource().type() == ConfigMap.class))
                .isEmpty();
    }

    private ConfigMap create(String name, OwnerReference... owners) {
        ConfigMap map = TestServer.configMap(name, "1");
        return stage.client()
                .of(ConfigMap.class)
                .create(map.withMetadata(map.metadata().withOwnerReferences(owners)));
    }

    private void delete(String name, String policy) {
        stage.client()
                .configMaps("default")
                .delete(name, DeleteOptions.builder().propagationPolicy(policy).build());
    }

    private static OwnerReference reference(ApiObject owner) {
        return reference(owner.kind(), owner.name(), owner.uid());
    }

    private static OwnerReference reference(String kind, String name, String uid) {
        return OwnerReference.builder()
                .apiVersion("v1")
                .kind(kind)
                .name(name)
                .uid(uid)
                .build();
    }

    private ConfigMap map(String name) {
        return stage.client().configMaps("default").get(name);
    }

    private List<String> names() {
        Stream<ConfigMap> maps = stage.client().configMaps("default").list().items().stream();
        return maps.map(ApiObject::name).toList();
    }
}
