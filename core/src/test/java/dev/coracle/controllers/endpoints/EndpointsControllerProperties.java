package dev.coracle.controllers.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.Verb;
import dev.coracle.client.TestServer;
import dev.coracle.controllers.Stage;
import dev.coracle.model.core.EndpointAddress;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.platform.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

class EndpointsControllerProperties {
    private static final Map<String, String> APP = Collections.singletonMap("app", "a");

    @Property(tries = 200)
    @Label("liveness: a pod that goes and comes back before its endpoints were seen is listed as it is in the end")
    void lateEvents(@ForAll long seed) {
        Stage world = new Stage(seed, new EndpointsController());
        Entropy chance = world.chance();
        world.client().of(Service.class).create(TestServer.service("s", APP));
        world.start();
        world.lagging().delay(() -> Duration.ofMillis(chance.below(500)));
        Pod pod = world.client().pods().create(TestServer.pod("p", APP));
        boolean ready = false;
        for (int i = 0; i < 8; i++) {
            ready = !ready;
            pod = world.report(pod, "10.0.0.1", ready ? "True" : "False");
            world.run(Duration.ofMillis(chance.below(400)));
        }
        if (chance.below(2) == 0) {
            world.report(pod, "10.0.0.1", "True");
            ready = true;
        }
        world.run(Duration.ofMinutes(2));
        assertThat(listed(world)).isEqualTo(ready ? List.of("10.0.0.1") : List.of());
        int calls = world.transport().calls().size();
        world.run(Duration.ofMinutes(1));
        assertThat(world.transport().calls().stream().skip(calls)).allMatch(it -> it.verb() == Verb.WATCH);
    }

    private static List<String> listed(Stage world) {
        List<String> listed = new ArrayList<>();
        world.client()
                .endpoints("default")
                .get("s")
                .subsets()
                .forEach(it -> it.addresses().stream().map(EndpointAddress::ip).forEach(listed::add));
        return listed;
    }
}
