package dev.coracle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.node.runtime.ContainerRuntime;
import dev.coracle.simulation.NetworkOptions;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterNodeTest {
    private static final String ANSWER = "default for system:node:n1";
    private static final String CUT = "unreachable: kubelet/n1 cannot reach the API server: its link is cut";

    private final Diary diary = new Diary();
    private final List<NodeContext> boots = new ArrayList<>();
    private final Simulation simulation = Simulation.of(
            Bare.cluster("nodes")
                    .addNode(Bare.node("n1", this::agent))
                    .addNode(Bare.node("n2"))
                    .build(),
            KernelOptions.of(1),
            NetworkOptions.PERFECT);
    private final Cluster cluster = simulation.cluster();
    private final ClusterNode node = cluster.node("n1");

    private Running agent(NodeContext context) {
        boots.add(context);
        return diary.start(new ComponentContext(context.client(), context.platform()));
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    private void seconds(int seconds) {
        cluster.run(Duration.ofSeconds(seconds));
    }

    @Test
    void aNodeRunsItsAgentUnderItsOwnName() {
        seconds(1);

        assertThat(node.isOn()).isTrue();
        assertThat(diary.read()).containsExactly("start 1", "1 " + ANSWER);
        assertThat(boots).hasSize(1);
        assertThat(boots.get(0).address()).isEqualTo("172.16.0.1");
        assertThat(boots.get(0).podRange()).isEqualTo("10.128.0.0/24");
        assertThat(boots.get(0).runtime()).isSameAs(node.runtime());
        assertThat(cluster.nodes()).extracting(ClusterNode::name).containsExactly("n1", "n2");
    }

    @Test
    void aCrashedNodeIsOffAndItsAgentIsNotTold() {
        node.crash();
        node.crash();
        seconds(5);

        assertThat(node.isOn()).isFalse();
        assertThat(diary.read()).containsExactly("start 1");
        assertThatThrownBy(node::kubelet)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("node n1 is off");
        assertThatThrownBy(node::runtime).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aRebootedNodeIsAnotherBootOfTheSameMachine() {
        ContainerRuntime before = node.runtime();
        node.reboot();
        seconds(1);

        assertThat(diary.read()).containsExactly("start 1", "start 2", "2 " + ANSWER);
        assertThat(node.runtime()).isNotSameAs(before);
        assertThat(boots).extracting(NodeContext::bootId).doesNotHaveDuplicates();
        assertThat(boots).extracting(NodeContext::address).containsOnly("172.16.0.1");
        assertThat(boots).extracting(NodeContext::podRange).containsOnly("10.128.0.0/24");
    }

    @Test
    void theRuntimeOutlivesTheAgent() {
        ContainerRuntime before = node.runtime();
        node.kubelet().restart();
        seconds(1);

        assertThat(diary.read()).containsExactly("start 1", "start 2", "2 " + ANSWER);
        assertThat(boots).extracting(NodeContext::runtime).containsOnly(before);
        assertThat(boots)
                .extracting(NodeContext::bootId)
                .containsOnly(boots.get(0).bootId());
    }

    @Test
    void theAgentOfAMachineThatIsGoneStartsNoMore() {
        Component kubelet = node.kubelet();
        node.crash();
        kubelet.start();
        seconds(5);

        assertThat(kubelet.isRunning()).isFalse();
        assertThat(diary.read()).containsExactly("start 1");
    }

    @Test
    void aFrozenNodeDoesNothingUntilItThaws() {
        node.freeze();
        seconds(60);
        assertThat(diary.read()).containsExactly("start 1");

        node.thaw();
        seconds(1);
        assertThat(diary.read()).containsExactly("1 " + ANSWER, "1 " + ANSWER);
    }

    @Test
    void aDisconnectedNodeStaysSoWhenItBoots() {
        node.disconnect();
        node.reboot();
        seconds(1);
        node.reconnect();
        seconds(1);

        assertThat(diary.read()).containsExactly("start 1", "start 2", "2 " + CUT, "2 " + ANSWER);
    }

    @Test
    void aNodeCanBeDisconnectedWhileItIsOff() {
        node.crash();
        node.disconnect();
        node.start();
        node.start();
        seconds(1);

        assertThat(diary.read()).containsExactly("start 1", "start 2", "2 " + CUT);
    }

    @Test
    void aNodeThatIsAddedStartsAtOnce() {
        ClusterNode added = cluster.addNode(Bare.node("n3", this::agent));
        seconds(1);

        assertThat(added.isOn()).isTrue();
        assertThat(cluster.node("n3")).isSameAs(added);
        assertThat(boots).extracting(NodeContext::address).containsExactly("172.16.0.1", "172.16.0.3");
    }

    @Test
    void aNodeIsNotAddedTwice() {
        assertThatThrownBy(() -> cluster.addNode(Bare.node("n2")))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("""
                        1 mistake in the definition of the cluster:
                          node.name: Duplicate value: "n2\"""");
    }

    @Test
    void aNodeThatCannotBeIsNotAdded() {
        assertThatThrownBy(() -> cluster.addNode(Bare.node("N3"))).isInstanceOf(DefinitionException.class);
        assertThat(cluster.nodes()).hasSize(2);
    }

    @Test
    void aNodeThatFailsToStartIsNotThere() {
        assertThatThrownBy(() -> cluster.addNode(Bare.node("n3", context -> {
                    context.platform().worker("left over").after(Duration.ofSeconds(1), () -> {
                        throw new IllegalStateException("lives on");
                    });
                    throw new IllegalStateException("no agent");
                })))
                .hasMessage("no agent");
        seconds(5);

        assertThatThrownBy(() -> cluster.node("n3"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no node n3; there are [n1, n2]");
        assertThat(cluster.addNode(Bare.node("n3")).isOn()).isTrue();
    }

    @Test
    void aNodeStartsNoMoreOnceTheClusterIsClosed() {
        cluster.close();
        node.start();

        assertThat(node.isOn()).isFalse();
        assertThat(diary.read()).containsExactly("start 1", "stop 1");
    }
}
