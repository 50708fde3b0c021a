package dev.coracle.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ListOptions;
import dev.coracle.api.UnreachableException;
import dev.coracle.client.Client;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts that end while they start, or take their time to end; and those who only look on. */
class AbruptEndTest {
    private final List<String> diary = new ArrayList<>();

    /** Makes calls, each of which takes time, and is content with none of them. */
    private static Running busy(Client client) {
        for (int i = 0; i < 10; i++) {
            try {
                client.namespaces().get("default");
            } catch (UnreachableException e) {
                return Running.UNTIL_ITS_PROCESS_ENDS;
            }
        }
        return Running.UNTIL_ITS_PROCESS_ENDS;
    }

    private static void soon(Simulation simulation, Runnable action) {
        simulation.kernel().intervene(simulation.time().plusNanos(1), "soon", action);
    }

    @Test
    void aNodeThatCrashesWhileItsAgentStartsIsOff() {
        NodeDefinition definition = Bare.node("n1", context -> busy(context.client()));
        try (Simulation simulation =
                Simulation.of(Bare.cluster("c").addNode(definition).build(), 1)) {
            ClusterNode node = simulation.cluster().node("n1");
            node.crash();
            soon(simulation, node::crash);
            node.start();
            assertThat(node.isOn()).isFalse();
            node.start();
            assertThat(node.isOn()).isTrue();
            assertThat(node.kubelet().isRunning()).isTrue();
        }
    }

    @Test
    void aComponentThatCrashesWhileItStartsDoesNotRun() {
        ComponentDefinition definition = new ComponentDefinition("busy", context -> busy(context.client()));
        try (Simulation simulation =
                Simulation.of(Bare.cluster("c").addComponent(definition).build(), 1)) {
            Component component = simulation.cluster().component("busy");
            component.crash();
            soon(simulation, component::crash);
            component.start();
            assertThat(component.isRunning()).isFalse();
            component.start();
            assertThat(component.isRunning()).isTrue();
        }
    }

    private Running slow(ComponentContext context, Duration end) {
        tick(context);
        return Running.ending(ended -> context.platform().worker("end").after(end, () -> {
            diary.add("ended");
            ended.run();
        }));
    }

    private void tick(ComponentContext context) {
        context.platform().worker("tick").after(Duration.ofSeconds(10), () -> {
            diary.add("tick");
            tick(context);
        });
    }

    private List<String> lastWords(Duration end) {
        ComponentDefinition definition = new ComponentDefinition("slow", context -> slow(context, end));
        try (Simulation simulation =
                Simulation.of(Bare.cluster("c").addComponent(definition).build(), 1)) {
            Component component = simulation.cluster().component("slow");
            component.stop();
            assertThat(component.isRunning()).isFalse();
            simulation.cluster().run(Duration.ofMinutes(2));
            List<String> words = List.copyOf(diary);
            component.start();
            assertThat(component.isRunning()).isTrue();
            return words;
        }
    }

    @Test
    void aProcessEndsWhenItsComponentHasNothingLeftToDo() {
        assertThat(lastWords(Duration.ofSeconds(15))).containsExactly("tick", "ended");
    }

    @Test
    void aComponentThatDoesNotEndIsKilled() {
        assertThat(lastWords(Duration.ofSeconds(100))).containsExactly("tick", "tick");
    }

    @Test
    void whoStartsAnewDoesNotWaitForTheEndOfTheOld() {
        ComponentDefinition definition =
                new ComponentDefinition("slow", context -> slow(context, Duration.ofSeconds(25)));
        try (Simulation simulation =
                Simulation.of(Bare.cluster("c").addComponent(definition).build(), 1)) {
            Component component = simulation.cluster().component("slow");
            component.stop();
            component.start();
            simulation.cluster().run(Duration.ofSeconds(45));
            assertThat(component.isRunning()).isTrue();
            assertThat(diary).containsOnly("tick");
        }
    }

    private static String hash(boolean observed) {
        ClusterDefinition definition =
                ClusterDefinition.builder().addNode(NodeDefinition.of("n1")).build();
        try (Simulation simulation = Simulation.of(definition, 1)) {
            Cluster cluster = simulation.cluster();
            List<Integer> told = new ArrayList<>();
            if (observed) cluster.observer().pods("").watch(ListOptions.ALL, () -> told.add(1));
            cluster.apply(
                    "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image: i}]}}");
            cluster.run(Duration.ofMinutes(2));
            assertThat(told.isEmpty()).isNotEqualTo(observed);
            return Long.toHexString(simulation.trace().hash());
        }
    }

    @Test
    void whoLooksOnLeavesNoTrace() {
        assertThat(hash(true)).isEqualTo(hash(false));
    }
}
