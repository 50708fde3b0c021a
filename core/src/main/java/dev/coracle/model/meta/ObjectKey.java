package dev.coracle.model.meta;

import org.jspecify.annotations.Nullable;

/**
 * Where an object stands among those of its kind.
 *
 * @param namespace its namespace; empty for a cluster-scoped object
 * @param name its name
 */
public record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {
    /** Written out, as {@link #hashCode} is: keys are looked up all the time, and what Java makes of itself is slower. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof ObjectKey key && name.equals(key.name) && namespace.equals(key.namespace));
    }

    @Override
    public int hashCode() {
        return 31 * namespace.hashCode() + name.hashCode();
    }

    /** By namespace, then by name. */
    @Override
    public int compareTo(ObjectKey other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    /** As logs and queues write it: {@code namespace/name}, or the name alone. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
