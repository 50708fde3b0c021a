package dev.coracle.client.events;

import static dev.coracle.client.TestServer.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.User;
import dev.coracle.api.Verb;
import dev.coracle.client.Client;
import dev.coracle.client.FaultyTransport;
import dev.coracle.client.Resources;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventRecorderTest {
    private final Kernel kernel = new Kernel(1);
    private final TestServer server = new TestServer(kernel.root());
    private final FaultyTransport transport =
            new FaultyTransport(server.transport(), kernel.root().entropy());
    private final EventRecorder recorder =
            new EventRecorder(Client.of(transport, User.ADMIN), kernel.root(), "kubelet", "n1");
    private final Resources<Event> events = server.client().events("default");
    private Pod pod = pod("p", Collections.emptyMap());

    @BeforeEach
    void createPod() {
        pod = server.client().pods("default").create(pod);
    }

    @Test
    void anEventSaysWhatHappenedToWhom() {
        recorder.normal(pod, "Started", "Started container c");
        assertThat(recorder.isIdle()).isFalse();
        run(Duration.ofSeconds(1));
        assertThat(recorder.isIdle()).isTrue();
        Event event = only();
        String hex = Long.toHexString(kernel.options().start().getEpochSecond() * 1_000_000_000);
        assertThat(event.name()).isEqualTo("p." + hex);
        String json = Json.toText(event.withMetadata(ObjectMeta.EMPTY));
        assertThat(json)
                .isEqualTo("{\"apiVersion\":\"v1\",\"kind\":\"Event\",\"count\":1,\"eventTime\":null,"
                        + "\"firstTimestamp\":\"2026-01-01T00:00:00Z\",\"involvedObject\":{\"apiVersion\":\"v1\","
                        + "\"kind\":\"Pod\",\"name\":\"p\",\"namespace\":\"default\",\"resourceVersion\":\""
                        + pod.resourceVersion() + "\",\"uid\":\"" + pod.uid() + "\"},"
                        + "\"lastTimestamp\":\"2026-01-01T00:00:00Z\",\"message\":\"Started container c\","
                        + "\"metadata\":{},\"reason\":\"Started\",\"reportingComponent\":\"kubelet\","
                        + "\"reportingInstance\":\"n1\",\"source\":{\"component\":\"kubelet\",\"host\":\"n1\"},"
                        + "\"type\":\"Normal\"}");
    }

    @Test
    void anEventAboutAnObjectWithoutANamespaceGoesToTheDefaultOne() {
        Node node = server.client()
                .nodes()
                .create(Node.builder()
                        .metadata(ObjectMeta.builder().name("n1").build())
                        .build());
        recorder.normal(node, "NodeReady", "ready");
        run(Duration.ofSeconds(1));
        assertThat(only().involvedObject().namespace()).isEmpty();
    }

    @Test
    void theSameEventAgainIsCountedUp() {
        for (int i = 0; i < 4; i++)
            kernel.at(Duration.ofSeconds(i), "again", () -> recorder.warning(pod, "BackOff", "again"));
        run(Duration.ofSeconds(5));
        Event event = only();
        assertThat(event.count()).isEqualTo(4);
        assertThat(event.firstTimestamp().orElseThrow()).hasToString("2026-01-01T00:00:00Z");
        assertThat(event.lastTimestamp().orElseThrow()).hasToString("2026-01-01T00:00:03Z");
        assertThat(transport.calls())
                .extracting(ApiRequest::verb)
                .containsExactly(Verb.CREATE, Verb.PATCH, Verb.PATCH, Verb.PATCH);
    }

    @Test
    void aCountedEventThatIsGoneIsWrittenAgain() {
        recorder.warning(pod, "BackOff", "again");
        run(Duration.ofSeconds(1));
        events.delete(only().name());
        recorder.warning(pod, "BackOff", "again");
        run(Duration.ofSeconds(2));
        assertThat(only().count()).isEqualTo(2);
    }

    @Test
    void manySimilarEventsBecomeOne() {
        for (int i = 1; i <= 12; i++) recorder.warning(pod, "Failed", "message " + i);
        run(Duration.ofSeconds(1));
        List<Event> stored = events.list().items();
        assertThat(stored).hasSize(10);
        assertThat(stored)
                .filteredOn(it -> it.message().orElse("").startsWith("(combined"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.message()).contains("(combined from similar events): message 12");
                    assertThat(it.count()).isEqualTo(3);
                });
    }

    @Test
    void afterTenQuietMinutesSimilarEventsStandAloneAgain() {
        for (int i = 1; i <= 9; i++) recorder.warning(pod, "Failed", "message " + i);
        run(Duration.ofMinutes(11));
        recorder.warning(pod, "Failed", "message 10");
        run(Duration.ofMinutes(12));
        assertThat(events.list().items())
                .extracting(it -> it.message().orElse(""))
                .contains("message 10");
    }

    @Test
    void whoTalksTooMuchIsCutOff() {
        for (int i = 0; i < 60; i++) recorder.warning(pod, "BackOff", "again");
        run(Duration.ofSeconds(1));
        assertThat(only().count()).isEqualTo(25);
        run(Duration.ofMinutes(5));
        recorder.warning(pod, "BackOff", "again");
        recorder.warning(pod, "BackOff", "again");
        run(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(only().count()).isEqualTo(61);
    }

    @Test
    void withoutAnAnswerItTriesAgainAndTheOthersWait() {
        transport.down(true);
        recorder.normal(pod, "A", "a");
        recorder.normal(pod, "B", "b");
        run(Duration.ofMinutes(1));
        assertThat(recorder.isIdle()).isFalse();
        transport.down(false);
        run(Duration.ofSeconds(75));
        assertThat(events.list().items())
                .extracting(it -> it.reason().orElse(""))
                .containsExactly("A", "B");
    }

    @Test
    void afterTwelveTriesItGivesUp() {
        transport.down(true);
        recorder.normal(pod, "A", "a");
        run(Duration.ofMinutes(2));
        assertThat(recorder.isIdle()).isTrue();
        assertThat(transport.calls()).hasSize(12);
    }

    @Test
    void anAnswerThatGotLostDoesNotDoubleTheEvent() {
        transport.loseAnswer(request -> transport.calls().size() == 1);
        recorder.normal(pod, "A", "a");
        run(Duration.ofSeconds(20));
        assertThat(only().count()).isEqualTo(1);
        assertThat(recorder.isIdle()).isTrue();
    }

    @Test
    void twoReportersAtOneMomentDoNotHideEachOther() {
        EventRecorder other =
                new EventRecorder(server.client(), kernel.root().process("other"), "default-scheduler", "");
        recorder.normal(pod, "A", "a");
        other.normal(pod, "B", "b");
        recorder.normal(pod, "C", "c");
        run(Duration.ofSeconds(1));
        assertThat(events.list().items())
                .extracting(it -> it.reason().orElse(""))
                .containsExactlyInAnyOrder("A", "B", "C");
    }

    @Test
    void noMoreThanAThousandWait() {
        transport.down(true);
        IntStream.range(0, 1200).forEach(i -> recorder.normal(pod("p" + i, Collections.emptyMap()), "A", "a"));
        transport.down(false);
        run(Duration.ofSeconds(30));
        assertThat(recorder.isIdle()).isTrue();
        assertThat(events.list().items()).hasSize(1000);
    }

    private Event only() {
        List<Event> all = events.list().items();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void run(Duration until) {
        kernel.runUntil(until);
    }
}
