package dev.coracle.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.SharedData;
import dev.coracle.model.core.Node;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.Scheme;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What real clusters say, read and written by the model. */
class RecordedObjectsTest {
    private static final String MOMENT = "2026-01-02T03:04:05.000000Z";

    @Test
    void answersOfAnApiServerAreWrittenAsItWroteThem() {
        String transcript = SharedData.text("golden/wire/transcript.jsonl.gz").replace("<time>", MOMENT);
        int compared = 0;
        for (String line : transcript.lines().toList()) {
            for (Object step : (List<?>)
                    Objects.requireNonNull(map(Json.parse(line).tree()).get("steps"))) {
                Object body = map(map(step).get("expect")).get("body");
                Optional<Class<? extends TypeMeta>> type =
                        body instanceof Map<?, ?> map ? typeOf(map) : Optional.empty();
                if (type.isEmpty()) continue;
                compared++;
                Json.Strict<? extends TypeMeta> read = Json.strict(type.get(), new Document(body, List.of()));
                assertThat(read.mistakes()).as(line).isEmpty();
                assertThat(comparable(Json.toTree(read.value()))).as(line).isEqualTo(comparable(body));
            }
        }

        assertThat(compared).isGreaterThan(1000);
    }

    /**
     * The recording leaves out status, which is not that of a {@code Status}. An empty list that the API requires is
     * {@code []} here and {@code null} there; clients that are strict about required fields refuse null.
     */
    private static String comparable(@Nullable Object tree) {
        Map<?, ?> object = map(tree);
        if (object.get("status") instanceof Map) object.remove("status");
        return Json.treeToText(object).replace("\"endpoints\":null", "\"endpoints\":[]");
    }

    private static Optional<Class<? extends TypeMeta>> typeOf(Map<?, ?> body) {
        return body.get("apiVersion") instanceof String version && body.get("kind") instanceof String kind
                ? Scheme.builtIn().find(version, kind)
                : Optional.empty();
    }

    private static Map<?, ?> map(@Nullable Object tree) {
        return (Map<?, ?>) Objects.requireNonNull(tree);
    }

    @Test
    void nodesOfAProductionClusterReadFromYaml() {
        String text = SharedData.text("data/openb/nodes.yaml.gz");

        List<Node> nodes = Yaml.objects(text, Scheme.builtIn()).stream()
                .map(Node.class::cast)
                .toList();

        assertThat(nodes).hasSize(1213);
        assertThat(nodes).allSatisfy(node -> {
            assertThat(node.metadata().name().orElseThrow()).startsWith("openb-node-");
            assertThat(node.status().allocatable()).containsKeys("cpu", "memory", "pods");
        });
        assertThat(nodes.get(0).status().capacity().get("cpu")).hasToString("64");
        assertThat(nodes.get(0).status().capacity().get("memory")).hasToString("256Gi");
        assertThat(Yaml.objects(Yaml.write(nodes), Scheme.builtIn())).isEqualTo(nodes);
    }
}
