package dev.coracle.client.informer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.User;
import dev.coracle.client.Client;
import dev.coracle.client.FaultyTransport;
import dev.coracle.client.Resources;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class InformerProperties {
    private static final Duration SPAN = Duration.ofMinutes(2);

    enum What {
        CREATE,
        UPDATE,
        DELETE,
        RECREATE,
        CUT,
        EXPIRE,
        COMPACT,
        DOWN,
        UP,
        REGISTER
    }

    /** Something that happens at some time of the run, to one of few objects. */
    record Step(int atMillis, What what, int object) {}

    @Property(tries = 300)
    @Label("safety: what is told never goes back; liveness: cache and handlers end with what the server has")
    void itFollowsTheServer(
            @ForAll("steps") List<Step> steps,
            @ForAll("percent") int repeated,
            @ForAll("latency") int latencyMillis,
            @ForAll long seed) {
        Kernel kernel =
                new Kernel(KernelOptions.builder().seed(seed).shuffled(true).build());
        Platform process = kernel.root().process("controller");
        Entropy chance = process.entropy().stream("faults");
        TestServer server = new TestServer(kernel.root());
        FaultyTransport transport = new FaultyTransport(server.transport(), chance);
        transport.repeat(repeated);
        transport.latency(Duration.ofMillis(latencyMillis), kernel::elapse);
        Informers informers = new Informers(Client.of(transport, User.ADMIN), process);
        Informer<ConfigMap> informer = informers.of(ConfigMap.class);
        informer.addIndex("value", map -> List.copyOf(map.data().values()));
        Witness<ConfigMap> first = register(informer, process);
        Resources<ConfigMap> writer = server.client().configMaps("default");
        for (Step step : steps) {
            kernel.at(Duration.ofMillis(step.atMillis), step.what.name(), () -> {
                switch (step.what) {
                    case CUT -> transport.cut();
                    case EXPIRE -> transport.expire();
                    case COMPACT -> server.compact();
                    case DOWN -> transport.down(true);
                    case UP -> transport.down(false);
                    case REGISTER -> register(informer, process);
                    default -> write(writer, step);
                }
            });
        }
        informers.start();
        kernel.runUntil(SPAN);
        transport.down(false);
        kernel.runUntil(SPAN.plusMinutes(1));

        List<ConfigMap> stored = writer.list().items();
        assertThat(informer.lister().list()).isEqualTo(stored);
        assertThat(first.known().values()).containsExactlyElementsOf(stored);
        for (String value : List.of("0", "1", "2")) {
            assertThat(informer.lister().byIndex("value", value))
                    .isEqualTo(stored.stream()
                            .filter(map -> map.data().containsValue(value))
                            .toList());
        }
        assertThat(kernel.root().processes()).hasSize(1);
    }

    private static Witness<ConfigMap> register(Informer<ConfigMap> informer, Platform process) {
        Witness<ConfigMap> witness = new Witness<>();
        informer.handle(process.worker("handler"), witness);
        return witness;
    }

    private static void write(Resources<ConfigMap> writer, Step step) {
        String name = "m" + step.object;
        String value = "" + step.atMillis % 3;
        if (step.what == What.DELETE || step.what == What.RECREATE) writer.deleteIfExists(name);
        boolean exists = writer.find(name).isPresent();
        if (step.what == What.DELETE) return;
        if (!exists) writer.create(TestServer.configMap(name, value));
        else if (step.what == What.UPDATE)
            writer.edit(name, map -> map.withData(Collections.singletonMap("value", value)));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, (int) SPAN.toMillis()),
                        Arbitraries.of(What.values()),
                        Arbitraries.integers().between(0, 4))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Integer> percent() {
        return Arbitraries.of(0, 20, 80);
    }

    @Provide
    Arbitrary<Integer> latency() {
        return Arbitraries.of(0, 3, 400);
    }
}
