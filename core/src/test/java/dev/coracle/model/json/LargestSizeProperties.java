package dev.coracle.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.meta.ObjectMeta;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LargestSizeProperties {
    @Property
    void noTextIsLongerThanTheLargestSizeSays(@ForAll Map<String, String> data, @ForAll String name) {
        ConfigMap map = ConfigMap.builder()
                .metadata(ObjectMeta.builder().name(name).labels(data).build())
                .data(data)
                .build();
        assertThat(Json.largestSize(map)).isGreaterThanOrEqualTo(Json.encode(map).length);
    }

    @Property
    void listsAndNumbersCountToo(@ForAll List<String> command, @ForAll long grace, @ForAll boolean host) {
        Container container = Container.builder().name("c").command(command).build();
        Pod pod = Pod.builder()
                .spec(PodSpec.builder()
                        .addContainer(container)
                        .terminationGracePeriodSeconds(grace)
                        .hostNetwork(host)
                        .build())
                .build();
        assertThat(Json.largestSize(pod)).isGreaterThanOrEqualTo(Json.encode(pod).length);
    }

    @Property
    void anObjectGrowsByNoMoreThanSaid(@ForAll Map<String, String> data, @ForAll String name, @ForAll long grace) {
        Pod before = Pod.builder()
                .metadata(ObjectMeta.builder().labels(data).build())
                .build();
        Pod after = before.withMetadata(before.metadata().withName(name))
                .withSpec(PodSpec.builder().terminationGracePeriodSeconds(grace).build());
        assertThat(Json.largestGrowth(before, before)).isZero();
        assertThat(Json.largestSize(before) + Json.largestGrowth(after, before))
                .isGreaterThanOrEqualTo(Json.encode(after).length);
    }

    @Property
    void aListGrowsByNoMoreThanSaid(@ForAll List<String> commands, @ForAll List<String> laterCommands) {
        Pod before = pod(commands);
        Pod after = pod(laterCommands);
        assertThat(Json.largestSize(before) + Json.largestGrowth(after, before))
                .isGreaterThanOrEqualTo(Json.encode(after).length);
    }

    private static Pod pod(List<String> commands) {
        PodSpec.Builder spec = PodSpec.builder();
        for (String command : commands)
            spec.addContainer(
                    Container.builder().name("c").command(List.of(command)).build());
        return Pod.builder().spec(spec.build()).build();
    }
}
