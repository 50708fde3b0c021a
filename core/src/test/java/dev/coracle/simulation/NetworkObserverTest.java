package dev.coracle.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ListOptions;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.User;
import dev.coracle.api.Verb;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.client.Client;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkObserverTest {
    private final List<String> diary = new ArrayList<>();

    private final class Scribe implements NetworkObserver {
        @Override
        public void connected(String process) {
            diary.add("connected " + process);
        }

        @Override
        public void called(ObservedCall call) {
            assertThat(call.sent()).isLessThanOrEqualTo(call.time());
            if (call.request().verb() == Verb.CREATE)
                diary.add("called by " + call.caller() + ", " + call.request().verb());
        }

        @Override
        public void failed(String owner, ApiRequest watch) {
            diary.add("failed " + watch.resource().plural() + " of " + owner);
        }

        @Override
        public void silenced(String process, boolean silent) {
            diary.add((silent ? "silence for " : "news for ") + process);
        }

        @Override
        public void opened(ObservedWatch watch) {
            diary.add("opened " + watch.number() + " of " + watch.owner());
        }

        @Override
        public void delivered(Delivery delivery) {
            for (WatchEvent event : delivery.events()) {
                if (event instanceof WatchEvent.Added added)
                    diary.add("told " + delivery.watch().number() + " "
                            + added.object().name());
            }
        }

        @Override
        public void closed(ObservedWatch watch) {
            diary.add("closed " + watch.number());
        }
    }

    private void run(NetworkOptions options) {
        KernelOptions kernel = KernelOptions.builder().seed(7).build();
        SimulatedWorld world = new SimulatedWorld(kernel, options);
        world.observe(new Scribe());
        TestServer server = new TestServer(world.platform());
        Client client = Client.of(world.connect(world.platform().process("reader"), server.transport()), User.ADMIN);
        List<Watch> watches = new ArrayList<>();
        for (int i = 0; i < 2; i++) watches.add(client.configMaps("default").watch(ListOptions.ALL, () -> {}));
        client.of(ConfigMap.class).create(TestServer.configMap("a", "v"));
        world.kernel().runUntil(Duration.ofSeconds(1));
        assertThat(diary).as("what nobody took was not told").noneMatch(it -> it.startsWith("told"));
        watches.get(1).next(10);
        watches.get(1).next(10);
        watches.get(0).next(10);
        watches.forEach(Watch::close);
        watches.get(0).close();
    }

    private static final String[] WHOLE = {
        "connected reader",
        "opened 1 of reader",
        "opened 2 of reader",
        "called by reader, create",
        "told 2 a",
        "told 1 a",
        "closed 1",
        "closed 2"
    };

    @Test
    void everythingThatReachesAProcessIsSeen() {
        run(NetworkOptions.builder().build());

        assertThat(diary).containsExactly(WHOLE);
    }

    private static final Disturbance CUT = new Disturbance() {
        @Override
        public Fate fate(String caller, ApiRequest request) {
            return Fate.of(Fate.Outcome.UNREACHABLE);
        }

        @Override
        public boolean isSilence() {
            return true;
        }
    };

    @Test
    void thatNewsDoNotReachSomebodyIsSeenBeforeThereAreAny() {
        SimulatedWorld world =
                new SimulatedWorld(KernelOptions.builder().seed(7).build(), NetworkOptions.PERFECT);
        world.observe(new Scribe());
        TestServer server = new TestServer(world.platform());
        Client client = Client.of(world.connect(world.platform().process("reader"), server.transport()), User.ADMIN);
        world.connect(world.platform().process("other"), server.transport());

        world.disturb("reader", CUT);
        assertThatThrownBy(() -> client.configMaps("default").watch(ListOptions.ALL, () -> {}))
                .isInstanceOf(UnreachableException.class);
        world.calm("reader", CUT);

        assertThat(diary)
                .containsExactly(
                        "connected reader",
                        "connected other",
                        "silence for reader",
                        "failed configmaps of reader",
                        "news for reader");
    }

    @Test
    void aPerfectNetworkIsSeenAsWell() {
        run(NetworkOptions.PERFECT);

        assertThat(diary).containsExactly(WHOLE);
    }
}
