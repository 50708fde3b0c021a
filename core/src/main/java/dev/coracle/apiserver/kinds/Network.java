package dev.coracle.apiserver.kinds;

import dev.coracle.apiserver.Portion;
import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.defaults.Defaults;
import dev.coracle.apiserver.validation.EndpointSliceRules;
import dev.coracle.apiserver.validation.EndpointsRules;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.ServiceRules;
import dev.coracle.model.core.Endpoints;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServiceStatus;
import dev.coracle.model.discovery.EndpointSlice;
import java.util.List;

/** How pods are reached: services, endpoints, endpoint slices. */
final class Network {
    static final ServedKind<Endpoints> ENDPOINTS = ServedKind.of(Endpoints.class)
            .storagePrefix("services/endpoints")
            .defaults(Defaults::endpoints)
            .rules(new EndpointsRules())
            .updateCreates(true)
            .build();

    static final ServedKind<EndpointSlice> ENDPOINT_SLICES = ServedKind.of(EndpointSlice.class)
            .defaults(Defaults::endpointSlice)
            .rules(new EndpointSliceRules())
            .specification(it -> List.of(it.addressType(), it.endpoints(), it.ports(), it.labels()))
            .build();

    private Network() {}

    static ServedKind<Service> services(ServiceRanges ranges) {
        return ServedKind.of(Service.class)
                .storagePrefix("services/specs")
                .defaults(Defaults::service)
                .rules(new ServiceRules())
                .nameRule(Names.LABEL_1035)
                .allocation(new ServiceAllocation(ranges))
                .updateCreates(true)
                .deletionReturnsObject(true)
                .prepareCreate(it -> it.withStatus(ServiceStatus.EMPTY))
                .prepareUpdate(
                        (asked, stored) -> ServiceLeftovers.drop(asked, stored).withStatus(stored.status()))
                .putSelectableField(
                        "spec.clusterIP", it -> it.spec().clusterIP().orElse(""))
                .putSelectableField("spec.type", it -> it.spec().type().orElse(""))
                .putPortion(
                        "status",
                        Portion.of((asked, stored) -> asked.withSpec(stored.spec()), ServiceRules::updateStatus))
                .build();
    }
}
