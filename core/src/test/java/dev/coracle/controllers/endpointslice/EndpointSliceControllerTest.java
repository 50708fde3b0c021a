package dev.coracle.controllers.endpointslice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.TestServer;
import dev.coracle.controllers.Stage;
import dev.coracle.model.IntOrString;
import dev.coracle.model.core.ContainerPort;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodIP;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.ServiceSpec;
import dev.coracle.model.discovery.Endpoint;
import dev.coracle.model.discovery.EndpointConditions;
import dev.coracle.model.discovery.EndpointPort;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EndpointSliceControllerTest {
    private static final Map<String, String> APP = Collections.singletonMap("app", "a");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Stage stage = new Stage(new EndpointSliceController());

    @Test
    void readyServingAndTerminatingPodsAreListed() {
        stage.node("n", Collections.singletonMap("topology.kubernetes.io/zone", "z"));
        service(spec().build());
        stage.start();
        assertThat(slice().endpoints()).isEmpty();
        stage.report(pod("ready"), "10.0.0.1", "True");
        stage.report(pod("unready"), "10.0.0.2", "False");
        stage.report(pod("going"), "10.0.0.3", "True");
        stage.client().pods("default").delete("going");
        Pod finished = stage.report(pod("finished"), "10.0.0.4", "True");
        stage.client().pods().updateStatus(finished.withStatus(finished.status().withPhase("Failed")));
        stage.run(SECOND);
        assertThat(slice().endpoints())
                .extracting(it -> it.addresses().get(0) + " " + print(it.conditions()))
                .containsExactlyInAnyOrder(
                        "10.0.0.1 true true false", "10.0.0.2 false false false", "10.0.0.3 false true true");
        Endpoint endpoint = slice().endpoints().get(0);
        assertThat(endpoint.nodeName()).contains("n");
        assertThat(endpoint.zone()).contains("z");
        assertThat(endpoint.targetRef().orElseThrow().kind()).contains("Pod");
        assertThat(slice().ports())
                .containsExactly(
                        EndpointPort.builder().name("").port(80).protocol("TCP").build());
        OwnerReference owner = slice().metadata().ownerReferences().get(0);
        assertThat(owner.kind()).isEqualTo("Service");
        assertThat(owner.blockOwnerDeletion()).contains(true);
        assertThat(slice().metadata().annotations())
                .containsOnlyKeys("endpoints.kubernetes.io/last-change-trigger-time");
    }

    @Test
    void aServiceMayPublishWhatIsNotReady() {
        service(spec().publishNotReadyAddresses(true).build());
        stage.report(pod("p"), "10.0.0.1", "False"); // its node is not known
        stage.start();
        assertThat(print(slice().endpoints().get(0).conditions())).isEqualTo("true false false");
    }

    @Test
    void podsOfUnknownNodesAreLeftOutUntilTheNodeShowsUp() {
        service(spec().build());
        stage.report(pod("p"), "10.0.0.1", "True");
        stage.start();
        assertThat(slice().endpoints()).isEmpty();
        stage.node("n", Collections.emptyMap());
        stage.run(SECOND);
        assertThat(slice().endpoints()).hasSize(1);
    }

    @Test
    void podsWithOtherPortsAreInOtherSlices() {
        stage.node("n", Collections.emptyMap());
        ServicePort web = ServicePort.builder()
                .name("a")
                .port(80)
                .targetPort(IntOrString.of("web"))
                .build();
        ServicePort fixed = ServicePort.builder()
                .name("b")
                .port(81)
                .targetPort(IntOrString.of(8081))
                .build();
        service(ServiceSpec.builder().selector(APP).addPorts(web, fixed).build());
        stage.report(pod("p0", 8080), "10.0.0.1", "True");
        stage.report(pod("p1", 9090), "10.0.0.2", "True");
        stage.report(pod("p2"), "10.0.0.3", "True");
        stage.start();
        assertThat(slices())
                .extracting(it -> it.ports().stream()
                        .map(port -> port.name().orElse("") + port.port().orElseThrow())
                        .toList()
                        .toString())
                .containsExactlyInAnyOrder("[a8080, b8081]", "[a9090, b8081]", "[b8081]");
    }

    @Test
    void aServiceOfTwoFamiliesHasSlicesOfBoth() {
        stage.node("n", Collections.emptyMap());
        service(spec().ipFamilyPolicy("PreferDualStack").build());
        Pod pod = pod("p");
        PodIP four = PodIP.builder().ip("10.0.0.1").build();
        PodIP six = PodIP.builder().ip("fd00::1").build();
        stage.client()
                .pods()
                .updateStatus(pod.withStatus(
                        pod.status().withPhase("Running").withPodIP("10.0.0.1").withPodIPs(four, six)));
        stage.start();
        Set<String> families =
                new TreeSet<>(stage.client().services("default").get("s").spec().ipFamilies());
        assertThat(slices()).extracting(EndpointSlice::addressType).containsExactlyInAnyOrderElementsOf(families);
    }

    @Test
    void slicesHoldAHundredEndpointsAndChangeOneByOne() {
        stage.node("n", Collections.emptyMap());
        service(spec().build());
        for (int i = 0; i < 250; i++) stage.report(pod("p" + i), "10.0." + i / 100 + "." + i % 100, "True");
        stage.start();
        assertThat(slices()).hasSize(3);
        int calls = stage.transport().calls().size();
        stage.client().pods("default").delete("p7");
        stage.run(SECOND);
        assertThat(stage.transport().calls().stream()
                        .skip(calls)
                        .filter(it -> it.verb().isWrite()))
                .hasSize(1);
    }

    @Test
    void slicesOfOthersAreLeftAlone() {
        EndpointSlice theirs = EndpointSlice.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("default")
                        .name("theirs")
                        .putLabel("kubernetes.io/service-name", "s")
                        .putLabel("endpointslice.kubernetes.io/managed-by", "me")
                        .build())
                .addressType("IPv4")
                .build();
        stage.client().of(EndpointSlice.class).create(theirs);
        service(spec().build());
        stage.start();
        assertThat(slices()).hasSize(2);
        assertThat(stage.client().endpointSlices("default").get("theirs").endpoints())
                .isEmpty();
    }

    private static String print(EndpointConditions conditions) {
        return conditions.ready().orElseThrow() + " " + conditions.serving().orElseThrow() + " "
                + conditions.terminating().orElseThrow();
    }

    private static ServiceSpec.Builder spec() {
        return ServiceSpec.builder()
                .selector(APP)
                .addPort(ServicePort.builder().port(80).build());
    }

    private void service(ServiceSpec spec) {
        stage.client().of(Service.class).create(named(spec));
    }

    private static Service named(ServiceSpec spec) {
        return Service.builder()
                .metadata(ObjectMeta.builder().namespace("default").name("s").build())
                .spec(spec)
                .build();
    }

    private Pod pod(String name, int... ports) {
        Pod pod = TestServer.pod(name, APP);
        for (int number : ports) {
            ContainerPort port =
                    ContainerPort.builder().name("web").containerPort(number).build();
            pod = pod.withSpec(
                    pod.spec().withContainers(pod.spec().containers().get(0).withPorts(port)));
        }
        return stage.client()
                .pods()
                .create(pod.withSpec(pod.spec().withNodeName("n").withTerminationGracePeriodSeconds(30L)));
    }

    private List<EndpointSlice> slices() {
        return stage.client().endpointSlices("default").list().items();
    }

    private EndpointSlice slice() {
        assertThat(slices()).hasSize(1);
        return slices().get(0);
    }
}
