package dev.coracle.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.SharedData;
import dev.coracle.model.core.Node;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.Scheme;
import java.util.ArrayList;
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
        int compared = 0;
        for (Exchange exchange : exchanges()) {
            Optional<Class<? extends TypeMeta>> type = typeOf(exchange.answer());
            if (type.isEmpty()) continue;
            compared++;
            Json.Strict<? extends TypeMeta> read = Json.strict(type.get(), new Document(exchange.answer(), List.of()));
            assertThat(read.mistakes()).as(exchange.name()).isEmpty();
            assertThat(comparable(Json.toTree(read.value())))
                    .as(exchange.name())
                    .isEqualTo(comparable(exchange.answer()));
        }

        assertThat(compared).isGreaterThan(1000);
    }

    @Test
    void whatAnApiServerCouldNotReadIsRefusedAndStrictMistakesHaveItsWords() {
        int refused = 0;
        int strict = 0;
        for (Exchange exchange : exchanges()) {
            Optional<Class<? extends TypeMeta>> type = typeOf(exchange.request());
            if (type.isEmpty()) continue;
            String message = String.valueOf(exchange.answer().get("message"));
            int mistakes = message.indexOf("strict decoding error: ");
            if (mistakes > 0) {
                strict++;
                List<String> ours = Json.strict(type.get(), new Document(exchange.request(), List.of()))
                        .mistakes();
                assertThat("strict decoding error: " + String.join(", ", ours))
                        .as(exchange.name())
                        .isEqualTo(message.substring(mistakes));
            } else if (message.contains(" cannot be handled as a ")) {
                refused++;
                assertThatThrownBy(() -> Json.fromTree(type.get(), exchange.request()))
                        .as(exchange.name())
                        .isInstanceOf(DecodeException.class);
            } else {
                Json.fromTree(type.get(), exchange.request());
            }
        }

        assertThat(refused).isGreaterThan(20);
        assertThat(strict).isGreaterThan(3);
    }

    /** What was sent to the recorded server and what it said; not a patch, which is no object. */
    private record Exchange(String name, Map<?, ?> request, Map<?, ?> answer) {}

    private static List<Exchange> exchanges() {
        List<Exchange> exchanges = new ArrayList<>();
        String transcript = SharedData.text("golden/wire/transcript.jsonl.gz").replace("<time>", MOMENT);
        for (String line : transcript.lines().toList()) {
            Map<?, ?> recorded = map(Json.parse(line).tree());
            for (Object step : (List<?>) Objects.requireNonNull(recorded.get("steps"))) {
                Object request = "PATCH".equals(map(step).get("method"))
                        ? null
                        : map(step).get("body");
                Object answer = map(map(step).get("expect")).get("body");
                exchanges.add(new Exchange(
                        recorded.get("name") + " " + map(step).get("method"),
                        request instanceof Map<?, ?> tree ? tree : Map.of(),
                        answer instanceof Map<?, ?> tree ? tree : Map.of()));
            }
        }
        return exchanges;
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
