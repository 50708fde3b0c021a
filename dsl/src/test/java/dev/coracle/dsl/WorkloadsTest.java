package dev.coracle.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.model.Quantity;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
    private static Container container(UnaryOperator<PodShape> shape) {
        return Workloads.pod("web", shape).spec().containers().get(0);
    }

    private static PodShape small(PodShape pod) {
        return pod.cpu("100m").memory("64Mi");
    }

    @Test
    void aPodIsOneContainerNamedMain() {
        Pod pod = Workloads.pod("web", shape -> shape);

        assertThat(pod.namespace()).isEqualTo("default");
        assertThat(pod.name()).isEqualTo("web");
        assertThat(pod.labels()).isEqualTo(Collections.singletonMap("app", "web"));
        assertThat(pod.spec().containers()).singleElement().satisfies(it -> {
            assertThat(it.name()).isEqualTo("main");
            assertThat(it.image()).contains("web");
        });
    }

    @Test
    void aContainerIsAsItIsSaidToBe() {
        Container container = container(pod -> pod.image("web:2")
                .command("serve", "--fast")
                .port(8080)
                .cpu("500m")
                .memory("256Mi"));

        assertThat(container.image()).contains("web:2");
        assertThat(container.command()).containsExactly("serve", "--fast");
        assertThat(container.ports())
                .singleElement()
                .satisfies(it -> assertThat(it.containerPort()).isEqualTo(8080));
        assertThat(container.resources().requests())
                .containsEntry("cpu", Quantity.parse("500m"))
                .containsEntry("memory", Quantity.parse("256Mi"));
        assertThat(container.resources().limits()).isEmpty();
    }

    @Test
    void severalPortsAreKept() {
        assertThat(container(pod -> pod.port(80).port(443)).ports()).hasSize(2);
    }

    @Test
    void anExtendedResourceHasTheSameLimit() {
        Container container = container(pod -> pod.request("nvidia.com/gpu", "1"));

        assertThat(container.resources().requests()).containsEntry("nvidia.com/gpu", Quantity.of(1));
        assertThat(container.resources().limits()).containsEntry("nvidia.com/gpu", Quantity.of(1));
    }

    @Test
    void whatIsSaidLaterReplacesWhatWasSaidBefore() {
        Container container = container(pod -> small(pod).cpu("2"));

        assertThat(container.resources().requests())
                .containsEntry("cpu", Quantity.parse("2"))
                .containsEntry("memory", Quantity.parse("64Mi"));
    }

    @Test
    void aPodSaysWhereItMayRun() {
        Pod pod = Workloads.pod(
                "web",
                shape -> shape.onNodesWith("disk", "ssd")
                        .onNodesWith("zone", "a")
                        .tolerating("gpu")
                        .priorityClass("high")
                        .scheduler("mine")
                        .label("tier", "front"));

        assertThat(pod.spec().nodeSelector()).containsEntry("disk", "ssd").containsEntry("zone", "a");
        assertThat(pod.spec().tolerations()).singleElement().satisfies(it -> {
            assertThat(it.key()).contains("gpu");
            assertThat(it.operator()).contains("Exists");
        });
        assertThat(pod.spec().priorityClassName()).contains("high");
        assertThat(pod.spec().schedulerName()).contains("mine");
        assertThat(pod.labels()).containsEntry("app", "web").containsEntry("tier", "front");
    }

    @Test
    void anythingElseIsSaidOnTheValueItself() {
        Pod pod = Workloads.pod(
                "web",
                shape -> shape.container(it -> it.withImagePullPolicy("Never"))
                        .spec(it -> it.withRestartPolicy("OnFailure")));

        assertThat(pod.spec().containers().get(0).imagePullPolicy()).contains("Never");
        assertThat(pod.spec().restartPolicy()).contains("OnFailure");
    }

    @Test
    void anAmountThatIsNoneIsRefusedAtOnce() {
        assertThatThrownBy(() -> container(pod -> pod.cpu("a lot"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDeploymentSelectsItsPods() {
        Deployment deployment = Workloads.deployment("web", 3, pod -> pod.label("tier", "front"));

        assertThat(deployment.spec().replicas()).contains(3);
        assertThat(deployment.spec().selector().orElseThrow().matchLabels())
                .isEqualTo(Collections.singletonMap("app", "web"));
        assertThat(deployment.spec().template().metadata().labels())
                .containsEntry("app", "web")
                .containsEntry("tier", "front");
    }

    @Test
    void aServiceSelectsThePodsOfAWorkload() {
        Service service = Workloads.service("web", 80, 8080);

        assertThat(service.spec().selector()).isEqualTo(Collections.singletonMap("app", "web"));
        assertThat(service.spec().ports()).singleElement().satisfies(it -> {
            assertThat(it.port()).isEqualTo(80);
            assertThat(it.targetPort()).hasToString("Optional[8080]");
        });
    }

    @Test
    void workloadsAreKeptInTheOrderOfTheirLabels() {
        assertThat(List.copyOf(Workloads.pod("web", pod -> pod.label("b", "1").label("a", "2"))
                        .labels()
                        .keySet()))
                .containsExactly("app", "b", "a");
    }
}
