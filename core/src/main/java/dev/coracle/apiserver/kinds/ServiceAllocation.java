package dev.coracle.apiserver.kinds;

import dev.coracle.api.Refusals;
import dev.coracle.apiserver.Allocation;
import dev.coracle.apiserver.validation.Cidr;
import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.IpAddress;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServiceSpec;
import io.vavr.control.Either;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The addresses and node ports of services. */
final class ServiceAllocation implements Allocation<Service> {
    private static final FieldPath ADDRESSES = FieldPath.of("spec", "clusterIPs");
    private static final int LARGEST_POOL = 1 << 20;

    private final Map<String, Cidr> networks = new LinkedHashMap<>();
    private final NodePorts nodePorts;

    ServiceAllocation(ServiceRanges ranges) {
        for (String text : ranges.networks()) {
            Cidr network = Cidr.parse(text).orElseThrow();
            networks.put(network.base().v6() ? "IPv6" : "IPv4", network);
        }
        this.nodePorts = new NodePorts(ranges.firstNodePort(), ranges.lastNodePort());
    }

    @Override
    public Collection<String> held(Service service) {
        List<String> held = new ArrayList<>();
        for (String address : addresses(service.spec())) held.add(address(address));
        for (int port : ServiceNeeds.nodePortsOf(service.spec())) held.add(NodePorts.thing(port));
        int check = service.spec().healthCheckNodePort();
        if (check != 0) held.add(NodePorts.thing(check));
        return held;
    }

    private static List<String> addresses(ServiceSpec spec) {
        boolean has = ServiceNeeds.address(spec) && !ServiceNeeds.isHeadless(spec);
        return has ? spec.clusterIPs() : List.of();
    }

    private static String address(String address) {
        return "serviceips/" + address;
    }

    @Override
    public Either<List<FieldError>, Service> allocate(Service asked, Optional<Service> stored, Claims claims) {
        Optional<ServiceSpec> before = stored.map(Service::spec);
        FieldErrors errors = new FieldErrors();
        ServiceSpec spec = ServiceCarryOver.apply(asked.spec(), before);
        spec = new ServiceFamilies(List.copyOf(networks.keySet()), errors).settle(spec, before);
        if (errors.count() > 0) return Either.left(errors.toList());
        List<String> had = before.map(ServiceAllocation::addresses).orElse(List.of());
        if (ServiceNeeds.address(spec) && !ServiceNeeds.isHeadless(spec)) spec = addressed(spec, had, claims, errors);
        if (errors.count() > 0) return Either.left(errors.toList());
        spec = nodePorts.allocate(spec, before, claims, errors);
        return errors.count() > 0 ? Either.left(errors.toList()) : Either.right(asked.withSpec(spec));
    }

    private ServiceSpec addressed(ServiceSpec spec, List<String> had, Claims claims, FieldErrors errors) {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < spec.ipFamilies().size(); i++) {
            Cidr network = networks.get(spec.ipFamilies().get(i));
            if (i >= spec.clusterIPs().size()) {
                if (network != null) addresses.add(next(network, claims));
                continue;
            }
            String address = spec.clusterIPs().get(i);
            addresses.add(address);
            if (!had.contains(address)) claim(spec, address, network, claims, errors);
        }
        return addresses.isEmpty() ? spec : spec.withClusterIP(addresses.get(0)).withClusterIPs(addresses);
    }

    private static void claim(
            ServiceSpec spec, String text, @Nullable Cidr network, Claims claims, FieldErrors errors) {
        IpAddress address = IpAddress.parse(text).orElseThrow();
        String failed = "failed to allocate IP " + text + ": ";
        if (network == null || !network.contains(address)) {
            errors.invalid(
                    ADDRESSES,
                    spec.clusterIPs(),
                    failed + "the provided IP (" + text + ") is not in the valid range. The range of valid IPs is "
                            + network);
        } else if (!claims.claim(address(text))) {
            errors.invalid(ADDRESSES, spec.clusterIPs(), failed + "provided IP is already allocated");
        }
    }

    private static String next(Cidr network, Claims claims) {
        // Neither the network's own address nor, in IPv4, the one for all of its hosts.
        int unusable = network.base().v6() ? 1 : 2;
        int size = network.size().min(BigInteger.valueOf(LARGEST_POOL)).intValue() - unusable;
        Pool pool = Pool.of(Math.max(0, size), 16, 256);
        OptionalInt picked = pool.pick(claims.chance(), it -> claims.claim(address(at(network, it))));
        if (picked.isEmpty()) throw Refusals.internalError("failed to allocate a serviceIP: range is full");
        return at(network, picked.getAsInt());
    }

    private static String at(Cidr network, int position) {
        return network.address(BigInteger.valueOf(position + 1L)).toString();
    }
}
