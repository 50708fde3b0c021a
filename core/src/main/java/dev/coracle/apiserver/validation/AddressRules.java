package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import java.util.List;
import java.util.Optional;

/** What makes addresses and networks in an object valid. */
public final class AddressRules {
    private static final List<Cidr> LOOPBACK = networks("127.0.0.0/8", "::1/128");
    private static final List<Cidr> LINK_LOCAL = networks("169.254.0.0/16", "fe80::/10");
    private static final List<Cidr> LINK_LOCAL_MULTICAST = networks("224.0.0.0/24", "ff02::/16");

    private AddressRules() {}

    private static List<Cidr> networks(String v4, String v6) {
        return List.of(Cidr.parse(v4).orElseThrow(), Cidr.parse(v6).orElseThrow());
    }

    private static boolean isIn(List<Cidr> networks, IpAddress address) {
        return networks.get(address.v6() ? 1 : 0).contains(address);
    }

    /** Refuses what is no address. */
    public static boolean address(FieldErrors errors, FieldPath path, String text) {
        if (IpAddress.parse(text).isPresent()) return true;
        errors.invalid(path, text, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
        return false;
    }

    /** Refuses what is no address of this version. */
    static void address(FieldErrors errors, FieldPath path, String text, boolean v6) {
        Optional<IpAddress> address = IpAddress.parse(text);
        if (address.isEmpty() || address.get().v6() != v6) {
            errors.invalid(path, text, "must be a valid IPv" + (v6 ? "6" : "4") + " address");
        }
    }

    /** Refuses addresses that mean something else on every host or link. */
    static void ordinary(FieldErrors errors, FieldPath path, String text) {
        Optional<IpAddress> parsed = IpAddress.parse(text);
        if (parsed.isEmpty()) {
            errors.invalid(path, text, "must be a valid IP address");
            return;
        }
        IpAddress address = parsed.get();
        if (address.value().signum() == 0) errors.invalid(path, text, "may not be unspecified (" + text + ")");
        if (isIn(LOOPBACK, address)) {
            errors.invalid(path, text, "may not be in the loopback range (127.0.0.0/8, ::1/128)");
        }
        if (isIn(LINK_LOCAL, address)) {
            errors.invalid(path, text, "may not be in the link-local range (169.254.0.0/16, fe80::/10)");
        }
        if (isIn(LINK_LOCAL_MULTICAST, address)) {
            errors.invalid(path, text, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
        }
    }

    /** Refuses what is no network. */
    static void network(FieldErrors errors, FieldPath path, String text) {
        if (Cidr.parse(text).isEmpty()) {
            errors.invalid(path, text, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
        }
    }

    /** Whether all are addresses, at least one of each version. */
    public static boolean areDual(List<String> addresses) {
        List<Optional<IpAddress>> parsed =
                addresses.stream().map(IpAddress::parse).toList();
        return parsed.stream().allMatch(Optional::isPresent)
                && parsed.stream().anyMatch(it -> it.orElseThrow().v6())
                && parsed.stream().anyMatch(it -> !it.orElseThrow().v6());
    }
}
