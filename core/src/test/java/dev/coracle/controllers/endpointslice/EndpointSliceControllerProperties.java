package dev.coracle.controllers.endpointslice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.Verb;
import dev.coracle.client.TestServer;
import dev.coracle.controllers.Stage;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.platform.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

class EndpointSliceControllerProperties {
    private static final Map<String, String> APP = Collections.singletonMap("app", "a");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Property(tries = 40)
    @Label("safety and liveness: however late events come and answers are lost, no endpoint is listed twice in the end")
    void lateEvents(@ForAll long seed) {
        Stage world = new Stage(
                seed,
                new EndpointSliceController(
                        EndpointSliceOptions.builder().maxEndpointsPerSlice(3).build()));
        Entropy chance = world.chance();
        world.node("n", Collections.emptyMap());
        world.client().of(Service.class).create(TestServer.service("s", APP));
        world.start();
        world.lagging().delay(() -> Duration.ofMillis(chance.below(500)));
        world.transport()
                .loseAnswer(request -> request.resource().type() == EndpointSlice.class
                        && request.verb().isWrite()
                        && chance.below(4) == 0);
        List<Pod> pods = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Pod pod = TestServer.pod("p" + i, APP);
            Pod stored = world.client().pods().create(pod.withSpec(pod.spec().withNodeName("n")));
            pods.add(world.report(stored, "10.0.0." + i, "True"));
            world.run(Duration.ofMillis(chance.below(200)));
        }
        for (Pod pod : pods) if (chance.below(2) == 0) world.client().pods().delete(pod);
        world.run(SECOND);
        world.transport().loseAnswer(request -> false);
        world.run(Duration.ofMinutes(2));
        List<String> listed = new ArrayList<>();
        world.client()
                .endpointSlices("default")
                .list()
                .items()
                .forEach(slice -> slice.endpoints()
                        .forEach(it -> listed.add(
                                it.addresses().get(0) + it.conditions().terminating())));
        List<String> wanted = new ArrayList<>();
        world.client()
                .pods("default")
                .list()
                .items()
                .forEach(pod -> wanted.add(pod.status().podIP().orElseThrow() + Optional.of(pod.isTerminating())));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(wanted);
        int calls = world.transport().calls().size();
        world.run(Duration.ofMinutes(2));
        assertThat(world.transport().calls().stream().skip(calls)).allMatch(it -> it.verb() == Verb.WATCH);
    }
}
