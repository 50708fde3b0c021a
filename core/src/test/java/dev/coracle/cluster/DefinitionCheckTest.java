package dev.coracle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Taint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionCheckTest {
    private static final String LABEL =
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-',"
                    + " and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for"
                    + " validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private static List<String> mistakes(ClusterDefinition.Builder builder) {
        DefinitionException e = catchThrowableOfType(DefinitionException.class, builder::build);
        return e == null ? List.of() : e.mistakes();
    }

    private static List<String> mistakes(NodeDefinition.Builder node) {
        return mistakes(Bare.cluster("c").addNode(node.name("n").build()));
    }

    private static ComponentDefinition component(String name) {
        return new ComponentDefinition(name, context -> Running.UNTIL_ITS_PROCESS_ENDS);
    }

    private static Controller controller(String name) {
        return new Controller() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void start(ControllerContext context) {}
        };
    }

    private static Map<String, Quantity> amounts(String name, String amount) {
        Map<String, Quantity> amounts = new LinkedHashMap<>();
        amounts.put(name, Quantity.parse(amount));
        return amounts;
    }

    private static Taint taint(String key, String value, String effect) {
        return Taint.builder().key(key).value(value).effect(effect).build();
    }

    @Test
    void theUsualClusterHasNoMistake() {
        assertThat(ClusterDefinition.builder()
                        .addNode(NodeDefinition.of("node-1"))
                        .build()
                        .nodes())
                .hasSize(1);
    }

    @Test
    void allMistakesAreInOneReport() {
        ClusterDefinition.Builder definition = Bare.cluster("My Cluster")
                .addComponent(component("a_b"))
                .addComponent(component("kube-scheduler"))
                .addExtraController(controller("loop"))
                .addExtraController(controller("loop"))
                .addNode(NodeDefinition.builder()
                        .name("n")
                        .putLabel("zone", "not a value")
                        .addTaint(taint("k", "v", "NoSleep"))
                        .putReserved("cpu", Quantity.parse("5"))
                        .build())
                .addNode(NodeDefinition.of("n"));

        assertThatThrownBy(definition::build)
                .isInstanceOf(DefinitionException.class)
                .hasMessage("""
                        8 mistakes in the definition of the cluster:
                          name: Invalid value: "My Cluster": %s
                          components[0].name: Invalid value: "a_b": %s
                          components: Invalid value: "kube-scheduler": this name occurs twice
                          controllers: Invalid value: "loop": this name occurs twice
                          nodes[0].labels[zone]: Invalid value: "not a value": a valid label must be an empty string or \
                        consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric \
                        character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is \
                        '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')
                          nodes[0].taints[0].effect: Invalid value: "NoSleep": must be NoSchedule, PreferNoSchedule or \
                        NoExecute
                          nodes[0].reserved[cpu]: Invalid value: "5": must not be more than the capacity, 4
                          nodes: Invalid value: "n": this name occurs twice""".formatted(LABEL, LABEL));
    }

    @Test
    void namesOfOurOwnProcessesAreTaken() {
        assertThat(mistakes(Bare.cluster("c")
                        .addComponent(component("kube-apiserver"))
                        .addComponent(component("kube-controller-manager"))))
                .containsExactly(
                        "components: Invalid value: \"kube-apiserver\": this name occurs twice",
                        "components: Invalid value: \"kube-controller-manager\": this name occurs twice");
    }

    @Test
    void amountsMakeSense() {
        assertThat(mistakes(NodeDefinition.builder().putAllCapacity(amounts("cpu", "-1"))))
                .containsExactly("nodes[0].capacity[cpu]: Invalid value: \"-1\": must not be negative");
        assertThat(mistakes(NodeDefinition.builder().putAllReserved(amounts("example.com/gpu", "1"))))
                .containsExactly("nodes[0].reserved[example.com/gpu]: Invalid value: \"1\": the node has no capacity of"
                        + " this name");
        assertThat(mistakes(NodeDefinition.builder().putAllReserved(amounts("memory", "8Gi"))))
                .isEmpty();
    }

    @Test
    void resourcesHaveNames() {
        assertThat(mistakes(NodeDefinition.builder().putAllCapacity(amounts("no name", "1"))))
                .singleElement()
                .asString()
                .startsWith("nodes[0].capacity: Invalid value: \"no name\": ");
    }

    @Test
    void taintsAreAsKubernetesWantsThem() {
        assertThat(mistakes(NodeDefinition.builder()
                        .addTaint(taint("a", "x", "NoSchedule"))
                        .addTaint(taint("a", "y", "NoExecute"))
                        .addTaint(taint("a", "z", "NoSchedule"))))
                .containsExactly("nodes[0].taints[2]: Invalid value: \"a:NoSchedule\": taints must be unique by key and"
                        + " effect pair");
        assertThat(mistakes(NodeDefinition.builder().addTaint(taint("a", "no value", "NoSchedule"))))
                .singleElement()
                .asString()
                .startsWith("nodes[0].taints[0].value: Invalid value: \"no value\": a valid label must be");
    }
}
