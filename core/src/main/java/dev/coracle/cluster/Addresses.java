package dev.coracle.cluster;

/** Addresses of nodes and their pods, by a node's number: private ranges that do not meet that of the services. */
final class Addresses {
    private Addresses() {}

    /** A node's own, from 172.16.0.0/12. */
    static String node(int number) {
        int host = number + 1;
        return "172." + (16 + (host >> 16)) + "." + (host >> 8 & 255) + "." + (host & 255);
    }

    /** Those of a node's pods, a 24 bit range from 10.128.0.0/9. */
    static String pods(int number) {
        return "10." + (128 + (number >> 8)) + "." + (number & 255) + ".0/24";
    }
}
