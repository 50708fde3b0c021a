package dev.coracle.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.apiserver.ServedKind;
import dev.coracle.client.Resources;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.model.schema.Widget;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A kind of somebody else's in a whole cluster. */
class OwnKindsTest {
    private final Simulation simulation = Simulation.of(
            ClusterDefinition.builder()
                    .name("own")
                    .addKinds(ServedKind.of(Widget.class).build())
                    .build(),
            7);
    private final Cluster cluster = simulation.cluster();
    private final Resources<Widget> widgets = cluster.client().of(Widget.class);

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void isAppliedAsATextAndAsAValue() {
        cluster.apply("{apiVersion: example.com/v1, kind: Widget, metadata: {name: big}, size: 3}");
        assertThat(widgets.get("big").size()).contains(3);

        cluster.apply(Widget.builder()
                .metadata(ObjectMeta.builder().name("big").build())
                .size(4)
                .build());
        assertThat(widgets.get("big").size()).contains(4);
    }

    @Test
    void takesWhatItOwnsWithIt() {
        cluster.apply("{apiVersion: example.com/v1, kind: Widget, metadata: {name: big}}");
        OwnerReference owner = OwnerReference.builder()
                .apiVersion("example.com/v1")
                .kind("Widget")
                .name("big")
                .uid(widgets.get("big").uid())
                .build();
        Resources<ConfigMap> maps = cluster.client().configMaps("default");
        maps.create(ConfigMap.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("default")
                        .name("owned")
                        .addOwnerReference(owner)
                        .build())
                .build());
        cluster.run(Duration.ofMinutes(1));
        assertThat(maps.find("owned")).isPresent();

        widgets.delete("big");
        cluster.run(Duration.ofMinutes(1));

        assertThat(maps.find("owned")).isEmpty();
    }
}
