package dev.coracle.node;

/**
 * Why a pod cannot run on this node.
 *
 * @param reason in one word, such as {@code OutOfcpu}
 * @param message for people
 */
record Rejection(String reason, String message) {}
