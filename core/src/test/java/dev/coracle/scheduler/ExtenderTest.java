package dev.coracle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.coracle.model.json.Json;
import dev.coracle.scheduler.config.SchedulerConfiguration;
import dev.coracle.scheduler.extender.ExtenderCalls;
import dev.coracle.scheduler.extender.ExtenderException;
import dev.coracle.scheduler.extender.ExtenderOptions;
import dev.coracle.scheduler.extender.HttpCalls;
import dev.coracle.scheduler.extender.HttpExtender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A scheduler that asks an extender. */
class ExtenderTest {
    private final SchedulerWorld world = new SchedulerWorld();
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final List<String> questions = new ArrayList<>();

    private final ExtenderCalls calls = (address, document) -> {
        questions.add(address + " " + document);
        String verb = address.getPath().substring(1);
        String answer = answers.get(verb);
        if (answer == null) throw new ExtenderException("failed with extender at URL " + address + ", code 500");
        if (verb.equals("bind")) {
            Object node =
                    ((Map<?, ?>) Objects.requireNonNull(Json.parse(document).tree())).get("Node");
            world.client.pods().bind(world.get("p"), String.valueOf(node));
        }
        return answer;
    };

    private static ExtenderOptions.Builder options() {
        return ExtenderOptions.builder().urlPrefix("http://extender").nodeCacheCapable(true);
    }

    private void start(ExtenderOptions.Builder options) {
        world.node("a", "4");
        world.node("b", "4");
        world.start(SchedulerOptions.builder()
                .addExtender(new HttpExtender(options.build(), calls))
                .build());
    }

    @Test
    void itRefusesNodes() {
        answers.put("filter", "{\"NodeNames\": [\"b\"], \"FailedNodes\": {\"a\": \"no licence\"}}");
        start(options().filterVerb("filter"));
        world.pod("p", "1");
        world.await(() -> world.isBound("p"));

        assertThat(world.nodeOf("p")).isEqualTo("b");
        assertThat(questions).hasSize(1);
        assertThat(questions.get(0)).startsWith("http://extender/filter {").contains("\"NodeNames\":[\"a\",\"b\"]");
    }

    @Test
    void aPodThatItRefusesEverywhereComesBackWithAnyEvent() {
        answers.put("filter", "{\"nodenames\": [], \"failednodes\": {\"a\": \"no licence\", \"b\": \"no licence\"}}");
        start(options().filterVerb("filter"));
        world.pod("p", "1");
        world.settle();
        assertThat(world.message("p")).startsWith("0/2 nodes are available: 2 no licence.");

        answers.put("filter", "{\"NodeNames\": [\"c\"]}");
        world.node("c", "4");
        world.await(() -> world.isBound("p"));

        assertThat(world.nodeOf("p")).isEqualTo("c");
    }

    @Test
    void itSeesWholeNodesWhereItDoesNotKnowThem() {
        answers.put("filter", "{\"Nodes\": {\"items\": [{\"metadata\": {\"name\": \"b\"}}]}}");
        start(options().filterVerb("filter").nodeCacheCapable(false));
        world.pod("p", "1");
        world.await(() -> world.isBound("p"));

        assertThat(world.nodeOf("p")).isEqualTo("b");
        assertThat(questions.get(0)).contains("\"Nodes\":{").contains("allocatable");
    }

    @Test
    void itsScoresCount() {
        answers.put("rank", "[{\"Host\": \"a\", \"Score\": 0}, {\"Host\": \"b\", \"Score\": 10}]");
        start(options().prioritizeVerb("rank").weight(5));
        for (int i = 0; i < 3; i++) world.pod("p" + i, "1");
        world.await(() -> world.isBound("p0") && world.isBound("p1") && world.isBound("p2"));

        assertThat(world.cpuByNode()).containsOnlyKeys("b");
    }

    @Test
    void itBindsPods() {
        answers.put("bind", "{}");
        start(options().bindVerb("bind"));
        world.pod("p", "1");
        world.await(() -> world.isBound("p"));

        assertThat(questions).singleElement().asString().contains("\"PodName\":\"p\"");
    }

    @Test
    void itSparesPods() {
        answers.put("spare", "{\"NodeNameToMetaVictims\": {\"b\": {\"Pods\": [{\"UID\": \"%s\"}]}}}");
        start(options().preemptVerb("spare"));
        world.pod("low-a", "4", it -> it.withPriority(0));
        world.pod("low-b", "4", it -> it.withPriority(0));
        world.await(() -> world.isBound("low-a") && world.isBound("low-b"));
        String onB = world.nodeOf("low-a").equals("b") ? "low-a" : "low-b";
        answers.replaceAll((verb, text) -> text.formatted(world.get(onB).uid()));
        world.pod("high", "4", it -> it.withPriority(10));
        world.await(
                () -> !world.get("high").status().nominatedNodeName().orElse("").isEmpty());

        assertThat(world.get("high").status().nominatedNodeName()).contains("b");
    }

    @Test
    void aFailureMattersUnlessItMayBeIgnored() {
        start(options().filterVerb("filter"));
        world.pod("p", "1");
        world.settle();
        assertThat(world.scheduled("p").reason()).contains("SchedulerError");
        assertThat(world.message("p")).isEqualTo("failed with extender at URL http://extender/filter, code 500");
    }

    @Test
    void aFailureThatMayBeIgnoredIs() {
        start(options().filterVerb("filter").ignorable(true));
        world.pod("p", "1");
        world.await(() -> world.isBound("p"));
    }

    @Test
    void itIsNotAskedAboutPodsThatWantNothingOfIt() {
        start(options().filterVerb("filter").addManagedResource("example.com/gpu"));
        world.pod("p", "1");
        world.await(() -> world.isBound("p"));
        assertThat(questions).isEmpty();
    }

    @Test
    void aConfigurationNamesIt() {
        SchedulerOptions read = SchedulerConfiguration.parse("""
                apiVersion: kubescheduler.config.k8s.io/v1
                kind: KubeSchedulerConfiguration
                extenders:
                - urlPrefix: https://extender
                  filterVerb: filter
                  prioritizeVerb: rank
                  weight: 3
                  bindVerb: bind
                  ignorable: true
                  httpTimeout: 10s
                  managedResources: [{name: example.com/gpu, ignoredByScheduler: true}]
                """);

        assertThat(read.extenders()).singleElement().satisfies(it -> {
            assertThat(it.name()).isEqualTo("https://extender");
            assertThat(it.weight()).isEqualTo(3);
            assertThat(it.binds()).isTrue();
            assertThat(it.isIgnorable()).isTrue();
        });
    }

    @Test
    void itIsReachedOverTheNetwork() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/echo", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/fail", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        try {
            HttpCalls network = new HttpCalls(Duration.ofSeconds(5), Optional.empty());
            URI address = URI.create("http://localhost:" + server.getAddress().getPort());
            String text = "{\"Pod\":\"ü\"}";
            assertThat(network.post(address.resolve("/echo"), text).getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
            Assertions.assertThatThrownBy(() -> network.post(address.resolve("/fail"), text))
                    .isInstanceOf(ExtenderException.class)
                    .hasMessageEndingWith("code 503");
        } finally {
            server.stop(0);
        }
    }
}
