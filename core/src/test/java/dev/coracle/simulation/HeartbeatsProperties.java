package dev.coracle.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ListOptions;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.client.Client;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.kernel.KernelOptions;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.ClusterCases;
import dev.coracle.testkit.arbitrary.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Heartbeats that are left out change nothing else. */
class HeartbeatsProperties {
    private static final List<Class<? extends ApiObject>> KINDS =
            List.of(Node.class, Pod.class, ReplicaSet.class, Deployment.class, Event.class);

    /** A network on which calls take no time: those left out cannot delay others. */
    private static final NetworkOptions INSTANT = NetworkOptions.builder()
            .callLatency(Duration.ZERO)
            .watchDelay(Duration.ofMillis(10))
            .build();

    /** What befalls nodes and components; where calls or writes take longer, those left out would have held up others. */
    private static final List<FaultKind> STRIKES = List.of(
            FaultKind.NODE_CRASH,
            FaultKind.NODE_REBOOT,
            FaultKind.NODE_FREEZE,
            FaultKind.NODE_DISCONNECT,
            FaultKind.KUBELET_STOP,
            FaultKind.KUBELET_CRASH,
            FaultKind.COMPONENT_STOP,
            FaultKind.COMPONENT_CRASH,
            FaultKind.COMPONENT_FREEZE,
            FaultKind.COMPONENT_DISCONNECT);

    @Provide
    Arbitrary<ClusterCase> cases() {
        return ClusterCases.of(Scope.SMALL.withKinds(STRIKES));
    }

    @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
    @Label("the history of everything but heartbeats is the same, to the nanosecond")
    void theHistoryIsTheSame(@ForAll("cases") ClusterCase random) {
        List<String> full = history(random, INSTANT, Heartbeats.FULL);
        List<String> coalesced = history(random, INSTANT, Heartbeats.COALESCED);
        int same = 0;
        while (same < Math.min(full.size(), coalesced.size()) && full.get(same).equals(coalesced.get(same))) same++;
        assertThat(coalesced.stream().skip(same).findFirst())
                .as("what comes after the %d entries that are the same", same)
                .isEqualTo(full.stream().skip(same).findFirst());
    }

    private static List<String> history(ClusterCase random, NetworkOptions network, Heartbeats heartbeats) {
        KernelOptions kernel =
                KernelOptions.builder().seed(random.seed()).shuffled(true).build();
        try (Simulation simulation =
                        Simulation.of(random.definition().build(), kernel, network.withHeartbeats(heartbeats));
                History history = new History(simulation)) {
            random.begin(simulation);
            simulation.cluster().run(random.end().plusMinutes(8));
            return history.lines();
        }
    }

    /** What watches of the API server tell, at the moment at which it happens, without heartbeat times and revisions. */
    private static final class History implements AutoCloseable {
        private final Simulation simulation;
        private final List<Watch> watches = new ArrayList<>();
        private final Map<String, String> last = new LinkedHashMap<>();
        private final List<String> lines = new ArrayList<>();

        History(Simulation simulation) {
            this.simulation = simulation;
            Client client = simulation.cluster().client();
            for (Class<? extends ApiObject> kind : KINDS)
                watches.add(client.of(kind).watch(ListOptions.ALL, this::read));
            read();
        }

        private void read() {
            for (Watch watch : watches) {
                for (WatchEvent event : watch.next(10_000)) tell(event);
            }
        }

        private void tell(WatchEvent event) {
            if (event instanceof WatchEvent.Added added) tell("added", added.object());
            if (event instanceof WatchEvent.Modified modified) tell("modified", modified.object());
            if (event instanceof WatchEvent.Deleted deleted) tell("deleted", deleted.object());
        }

        private void tell(String what, ApiObject object) {
            ApiObject plain = object instanceof Node node ? timeless(node) : object;
            String name = object.kind() + " " + object.key();
            String text = text(plain).replaceAll("\"resourceVersion\":\"[0-9]*\"", "");
            String before = last.put(name, text);
            boolean heartbeat = what.equals("modified") && text.equals(before);
            if (!heartbeat) lines.add(simulation.time() + " " + what + " " + name + " " + text);
        }

        private static Node timeless(Node node) {
            return node.withStatus(node.status()
                    .withConditions(node.status().conditions().stream()
                            .map(it -> it.withLastHeartbeatTime(Optional.empty()))
                            .toList()));
        }

        private static String text(ApiObject object) {
            return new String(Json.encode(object), StandardCharsets.UTF_8);
        }

        List<String> lines() {
            read();
            return lines;
        }

        @Override
        public void close() {
            watches.forEach(Watch::close);
        }
    }
}
