package dev.coracle.controllers.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.TestServer;
import dev.coracle.controllers.Stage;
import dev.coracle.model.IntOrString;
import dev.coracle.model.core.ContainerPort;
import dev.coracle.model.core.EndpointAddress;
import dev.coracle.model.core.EndpointPort;
import dev.coracle.model.core.EndpointSubset;
import dev.coracle.model.core.Endpoints;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.ServiceSpec;
import dev.coracle.model.meta.ObjectMeta;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointsControllerTest {
    private static final Map<String, String> APP = Collections.singletonMap("app", "a");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Stage stage = new Stage(new EndpointsController());

    @Test
    void readyAndOtherPodsAreListedWithTheirPorts() {
        service(spec().build());
        report(pod("p0"), "10.0.0.2", "True");
        report(pod("p1"), "10.0.0.1", "True");
        report(pod("p2"), "10.0.0.3", "False");
        pod("unscheduled");
        stage.start();
        EndpointSubset subset = subset();
        assertThat(subset.addresses()).extracting(EndpointAddress::ip).containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(subset.notReadyAddresses()).extracting(EndpointAddress::ip).containsExactly("10.0.0.3");
        assertThat(subset.ports())
                .containsExactly(EndpointPort.builder().port(80).protocol("TCP").build());
        EndpointAddress first = subset.addresses().get(0);
        assertThat(first.nodeName()).contains("n");
        assertThat(first.targetRef().orElseThrow().name()).contains("p1");
        assertThat(endpoints().metadata().annotations())
                .containsOnlyKeys("endpoints.kubernetes.io/last-change-trigger-time");
    }

    @Test
    void podsComeAndGo() {
        service(spec().build());
        stage.start();
        assertThat(endpoints().subsets()).isEmpty();
        Pod pod = report(pod("p"), "10.0.0.1", "False");
        stage.run(SECOND);
        assertThat(subset().addresses()).isEmpty();
        report(pod, "10.0.0.1", "True");
        stage.run(SECOND);
        assertThat(subset().addresses()).hasSize(1);
        stage.client().pods("default").delete("p");
        stage.run(SECOND);
        assertThat(endpoints().subsets()).isEmpty();
        stage.client().services("default").delete("s");
        stage.run(SECOND);
        assertThat(stage.client().endpoints("default").find("s")).isEmpty();
    }

    @Test
    void portsAreFoundByNameAndListedAsKubernetesDoes() {
        ServicePort a = ServicePort.builder()
                .name("a")
                .port(80)
                .targetPort(IntOrString.of("web"))
                .build();
        ServicePort b = ServicePort.builder()
                .name("b")
                .port(81)
                .targetPort(IntOrString.of(8081))
                .build();
        service(ServiceSpec.builder().selector(APP).addPorts(a, b).build());
        Pod pod = TestServer.pod("p", APP);
        ContainerPort web =
                ContainerPort.builder().name("web").containerPort(8080).build();
        pod = pod.withSpec(
                pod.spec().withContainers(pod.spec().containers().get(0).withPorts(web)));
        stage.pod(pod, "n");
        stage.start();
        assertThat(subset().ports())
                .extracting(it -> it.name().orElse("") + " " + it.port())
                .containsExactly("b 8081", "a 8080");
    }

    @Test
    void aServiceMayPublishWhatIsNotReady() {
        service(spec().publishNotReadyAddresses(true).build());
        report(pod("p"), "10.0.0.1", "False");
        stage.start();
        assertThat(subset().addresses()).hasSize(1);
    }

    @Test
    void aHeadlessServiceSaysSo() {
        service(ServiceSpec.builder().selector(APP).clusterIP("None").build());
        report(pod("p"), "10.0.0.1", "True");
        stage.start();
        assertThat(endpoints().labels()).containsKey("service.kubernetes.io/headless");
        assertThat(subset().ports()).isEmpty();
        assertThat(subset().addresses()).hasSize(1);
    }

    @Test
    void noMoreThanAThousandAddressesAreListed() {
        service(spec().build());
        for (int i = 0; i < 1010; i++) {
            String ready = i % 100 == 0 ? "False" : "True";
            report(pod("p" + i), "10.0." + i / 250 + "." + (i % 250 + 1), ready);
        }
        stage.start();
        assertThat(subset().addresses()).hasSize(999);
        assertThat(subset().notReadyAddresses()).hasSize(1);
        assertThat(endpoints().metadata().annotations())
                .containsEntry("endpoints.kubernetes.io/over-capacity", "truncated");
    }

    @Test
    void servicesWithoutASelectorAreLeftAlone() {
        service(ServiceSpec.builder()
                .addPort(ServicePort.builder().port(80).build())
                .build());
        stage.start();
        assertThat(stage.client().endpoints("default").find("s")).isEmpty();
    }

    @Test
    void whatIsAsItShouldBeIsNotWritten() {
        service(spec().build());
        Pod pod = report(pod("p"), "10.0.0.1", "True");
        stage.start();
        String revision = endpoints().resourceVersion();
        stage.client()
                .pods("default")
                .edit(
                        pod.name(),
                        it -> it.withMetadata(it.metadata().withAnnotations(Collections.singletonMap("x", "y"))));
        stage.restart().run(SECOND);
        assertThat(endpoints().resourceVersion()).isEqualTo(revision);
    }

    @Test
    void endpointsOfAServiceThatWentMeanwhileGoToo() {
        service(spec().build());
        stage.start();
        stage.process().close();
        stage.client().services("default").delete("s");
        stage.restart();
        assertThat(stage.client().endpoints("default").find("s")).isEmpty();
    }

    private static ServiceSpec.Builder spec() {
        return ServiceSpec.builder()
                .selector(APP)
                .addPort(ServicePort.builder().port(80).build());
    }

    private void service(ServiceSpec spec) {
        stage.client()
                .of(Service.class)
                .create(Service.builder()
                        .metadata(ObjectMeta.builder()
                                .namespace("default")
                                .name("s")
                                .build())
                        .spec(spec)
                        .build());
    }

    private Pod pod(String name) {
        Pod pod = TestServer.pod(name, APP);
        return stage.client().pods().create(pod.withSpec(pod.spec().withNodeName("n")));
    }

    private Pod report(Pod pod, String address, String ready) {
        return stage.report(pod, address, ready);
    }

    private Endpoints endpoints() {
        return stage.client().endpoints("default").get("s");
    }

    private EndpointSubset subset() {
        assertThat(endpoints().subsets()).hasSize(1);
        return endpoints().subsets().get(0);
    }
}
