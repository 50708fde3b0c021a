package dev.coracle.apiserver.validation;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A network: all addresses that begin with the same bits, written {@code 10.96.0.0/12}. Immutable.
 *
 * @param base any address in it
 * @param bits how many bits its addresses share
 */
public record Cidr(IpAddress base, int bits) {
    /** Reads a network. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        String bits = text.substring(slash + 1);
        if (slash < 0 || !Shapes.isNumeric(bits) || bits.length() > 3) return Optional.empty();
        return IpAddress.parse(text.substring(0, slash))
                .map(base -> new Cidr(base, Integer.parseInt(bits)))
                .filter(cidr -> cidr.bits <= cidr.base.length());
    }

    /** Whether an address is in it. */
    public boolean contains(IpAddress address) {
        return address.v6() == base.v6() && address.network(bits).equals(base.network(bits));
    }

    /** How many addresses it has. */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(base.length() - bits);
    }

    /** The address at a position, counted from the network's own address. */
    public IpAddress address(BigInteger position) {
        return new IpAddress(base.network(bits).add(position), base.v6());
    }

    @Override
    public String toString() {
        return address(BigInteger.ZERO) + "/" + bits;
    }
}
