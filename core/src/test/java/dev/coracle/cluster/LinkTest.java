package dev.coracle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.ListOptions;
import dev.coracle.api.Transport;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.User;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.client.Client;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTest {
    private final Kernel kernel = new Kernel(1);
    private final TestServer server = new TestServer(kernel.root());
    private Runnable onTheWay = () -> {};
    private final Link link = new Link("kubelet", new Transport() {
        @Override
        public ApiResponse call(ApiRequest request) {
            ApiResponse response = server.transport().call(request);
            onTheWay.run();
            return response;
        }

        @Override
        public Watch watch(ApiRequest request, Runnable signal) {
            Watch watch = server.transport().watch(request, signal);
            onTheWay.run();
            return watch;
        }
    });
    private final Client client = Client.of(link, User.ADMIN);
    private int signals;

    private void make(String name) {
        server.client().of(ConfigMap.class).create(Bare.configMap(name));
        settle();
    }

    private void settle() {
        kernel.runUntil(kernel.time().plus(Duration.ofMillis(1)));
    }

    private Watch watch() {
        Watch watch = client.configMaps("default").watch(ListOptions.ALL, () -> signals++);
        settle();
        return watch;
    }

    private static List<String> names(List<WatchEvent> events) {
        return events.stream()
                .map(event -> ((WatchEvent.Added) event).object().name())
                .toList();
    }

    @Test
    void aWholeLinkLetsCallsPass() {
        client.of(ConfigMap.class).create(Bare.configMap("a"));

        assertThat(Bare.configMaps(client)).containsExactly("a");
    }

    @Test
    void aCutLinkRefusesCallsAndWatches() {
        link.cut();

        assertThatThrownBy(() -> Bare.configMaps(client))
                .isInstanceOf(UnreachableException.class)
                .hasMessage("kubelet cannot reach the API server: its link is cut");
        assertThatThrownBy(this::watch).isInstanceOf(UnreachableException.class);
        assertThatThrownBy(() -> client.of(ConfigMap.class).create(Bare.configMap("a")))
                .isInstanceOf(UnreachableException.class);
        assertThat(Bare.configMaps(server.client())).isEmpty();
    }

    @Test
    void aMendedLinkLetsCallsPassAgain() {
        link.cut();
        link.mend();

        assertThat(Bare.configMaps(client)).isEmpty();
    }

    @Test
    void theOutcomeOfAWriteThatIsUnderWayWhenTheLinkIsCutIsUnknown() {
        onTheWay = link::cut;

        assertThatThrownBy(() -> client.of(ConfigMap.class).create(Bare.configMap("a")))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessage("kubelet got no answer: its link is cut");
        assertThat(Bare.configMaps(server.client())).containsExactly("a");
    }

    @Test
    void aReadThatIsUnderWayWhenTheLinkIsCutIsUnreachable() {
        onTheWay = link::cut;

        assertThatThrownBy(() -> Bare.configMaps(client)).isInstanceOf(UnreachableException.class);
    }

    @Test
    void aWatchTellsAfterwardsWhatHappenedWhileTheLinkWasCut() {
        Watch watch = watch();
        make("a");
        assertThat(names(watch.next(10))).containsExactly("a");
        link.cut();
        int before = signals;
        make("b");
        make("c");

        assertThat(signals).isEqualTo(before);
        assertThat(watch.next(10)).isEmpty();
        assertThat(watch.isOver()).isFalse();
        link.mend();
        assertThat(signals).isGreaterThan(before);
        assertThat(names(watch.next(10))).containsExactly("b", "c");
    }

    @Test
    void aWatchThatEndsWhileTheLinkIsCutIsOverWhenItIsMended() {
        Watch watch = client.configMaps("default")
                .watch(ListOptions.builder().timeout(Duration.ofSeconds(5)).build(), () -> signals++);
        settle();
        link.cut();
        kernel.runUntil(Duration.ofSeconds(10));
        int before = signals;

        assertThat(watch.isOver()).isFalse();
        link.mend();
        assertThat(signals).isGreaterThan(before);
        assertThat(watch.next(10)).isEmpty();
        assertThat(watch.isOver()).isTrue();
    }

    @Test
    void aWatchClosedByItsReaderIsOverAlsoWhileTheLinkIsCut() {
        Watch watch = watch();
        link.cut();
        watch.close();

        assertThat(watch.isOver()).isTrue();
        link.mend();
        make("a");
        assertThat(watch.next(10)).isEmpty();
    }

    @Test
    void aClosedLinkHasNoWatchesAndTakesNoCalls() {
        Watch watch = watch();
        link.close();
        make("a");

        assertThat(watch.isOver()).isTrue();
        assertThat(watch.next(10)).isEmpty();
        assertThatThrownBy(() -> Bare.configMaps(client))
                .isInstanceOf(UnreachableException.class)
                .hasMessage("kubelet cannot reach the API server: its process has ended");
    }

    @Test
    void aWatchThatBeginsWhileTheLinkIsClosedEndsWithIt() {
        onTheWay = link::close;

        assertThat(watch().isOver()).isTrue();
    }
}
