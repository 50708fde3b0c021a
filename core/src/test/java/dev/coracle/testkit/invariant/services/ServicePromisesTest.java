package dev.coracle.testkit.invariant.services;

import static dev.coracle.testkit.invariant.Things.node;
import static dev.coracle.testkit.invariant.Things.pod;
import static dev.coracle.testkit.invariant.Things.ready;
import static dev.coracle.testkit.invariant.Things.terminating;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.controllers.services.Backends;
import dev.coracle.model.core.EndpointAddress;
import dev.coracle.model.core.EndpointSubset;
import dev.coracle.model.core.Endpoints;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServiceSpec;
import dev.coracle.model.discovery.Endpoint;
import dev.coracle.model.discovery.EndpointConditions;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.testkit.invariant.Fed;
import dev.coracle.testkit.invariant.Invariant;
import org.junit.jupiter.api.Test;

/** Changes by hand: such that break a promise, and such that keep it. */
class ServicePromisesTest {
    private static final Service WEB = Service.builder()
            .metadata(ObjectMeta.builder()
                    .namespace("default")
                    .name("web")
                    .uid("service")
                    .build())
            .spec(ServiceSpec.builder().putSelector("app", "web").build())
            .build();
    private static final Pod POD = ready(pod("a", "n1"), true, "10.0.0.1");
    private static final Pod UNREADY = ready(pod("a", "n1"), false, "10.0.0.1");

    private static EndpointSlice slice(boolean ready, Pod... pods) {
        EndpointSlice.Builder slice = EndpointSlice.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("default")
                        .name("web-1")
                        .uid("slice")
                        .putLabel("kubernetes.io/service-name", "web")
                        .build())
                .addressType("IPv4");
        for (Pod pod : pods) {
            slice.addEndpoint(Endpoint.builder()
                    .addresses(Backends.addresses(pod))
                    .conditions(EndpointConditions.builder().ready(ready).build())
                    .targetRef(Backends.reference(pod))
                    .build());
        }
        return slice.build();
    }

    private static Endpoints endpoints(Pod pod) {
        return Endpoints.builder()
                .metadata(WEB.metadata())
                .addSubset(EndpointSubset.builder()
                        .addAddress(EndpointAddress.builder()
                                .ip(Backends.addresses(pod).get(0))
                                .targetRef(Backends.reference(pod))
                                .build())
                        .build())
                .build();
    }

    @Test
    void everyPromiseHasItsNameAndSentence() {
        assertThat(ServiceInvariants.all())
                .extracting(Invariant::name)
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(ServiceInvariants.all()).extracting(Invariant::promise).allMatch(it -> it.endsWith("."));
    }

    @Test
    void aPodThatDoesNotServeIsReachedForAMomentOnly() {
        try (Fed fed = new Fed(new ReadyEndpointsServe())) {
            fed.put(WEB)
                    .put(POD)
                    .put(slice(true, POD))
                    .put(endpoints(POD))
                    .at(10)
                    .put(UNREADY);
            assertThat(fed.at(12).complaints()).isEmpty();
            assertThat(fed.at(12.1).complaints())
                    .hasSize(2)
                    .allMatch(it -> it.contains("name pod a at 10.0.0.1, which is not ready since"));
            assertThat(fed.audit()).isEmpty();
            fed.put(terminating(POD, fed.moment(40)));
            assertThat(fed.put(slice(false, POD)).at(100).complaints()).isEmpty();
        }
    }

    @Test
    void aServiceThatPublishesAllMayNameWhatIsNotReady() {
        Service all = WEB.withSpec(WEB.spec().withPublishNotReadyAddresses(true));
        try (Fed fed = new Fed(new ReadyEndpointsServe())) {
            assertThat(fed.put(all)
                            .put(UNREADY)
                            .put(slice(true, UNREADY))
                            .at(100)
                            .complaints())
                    .isEmpty();
        }
    }

    @Test
    void aPodThatHasEndedIsNotReachedAtAll() {
        try (Fed fed = new Fed(new NoTerminalPodIsReached())) {
            fed.put(WEB).put(POD).put(slice(false, POD));
            fed.at(10).put(POD.withStatus(POD.status().withPhase("Failed")));
            assertThat(fed.at(13).complaints()).singleElement().asString().contains("has come to its end");
        }
        try (Fed fed = new Fed(new NoTerminalPodIsReached())) {
            fed.put(WEB).put(POD).put(slice(false, POD)).remove(POD);
            assertThat(fed.at(3).complaints()).singleElement().asString().contains("is gone since");
        }
    }

    @Test
    void anAddressIsThatOfThePod() {
        try (Fed fed = new Fed(new AddressesAreTheirOwn())) {
            fed.put(WEB).put(POD).put(slice(true, POD)).put(ready(pod("a", "n1"), true, "10.0.0.2"));
            assertThat(fed.at(3).complaints()).singleElement().asString().contains("has another address");
            fed.put(slice(true, ready(pod("a", "n1"), true, "10.0.0.2")));
            assertThat(fed.at(100).complaints()).isEmpty();
        }
    }

    @Test
    void endpointsAreExactInTheEnd() {
        try (Fed fed = new Fed(new EndpointsAreExact())) {
            fed.put(WEB).put(node("n1", "True")).put(POD).put(slice(true, POD)).put(endpoints(POD));
            assertThat(fed.audit()).isEmpty();
            fed.put(ready(pod("b", "n1"), true, "10.0.0.2"));
            assertThat(fed.audit())
                    .containsExactly("slices of default/web are [a]", "endpoints of default/web are [a]");
        }
    }

    @Test
    void aServiceWithAPodThatServesIsNotLeftAlone() {
        try (Fed fed = new Fed(new NoServiceIsLeftAlone())) {
            fed.put(node("n1", "True"))
                    .put(WEB)
                    .put(UNREADY)
                    .at(10)
                    .put(POD)
                    .at(11)
                    .put(slice(true, POD));
            assertThat(fed.at(20).complaints()).isEmpty();
            assertThat(fed.isConcerned()).isTrue();
            fed.put(slice(false, POD));
            assertThat(fed.at(23).complaints())
                    .singleElement()
                    .asString()
                    .contains("has no ready endpoint, and pod default/a");
            assertThat(fed.audit()).isEmpty();
            fed.put(UNREADY).put(POD).remove(node("n1", "True"));
            assertThat(fed.at(40).complaints()).isEmpty();
            assertThat(fed.audit()).isEmpty();
        }
    }
}
