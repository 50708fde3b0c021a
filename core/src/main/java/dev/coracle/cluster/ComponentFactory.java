package dev.coracle.cluster;

/** How a component of a cluster comes to run: also how a user's own scheduler or controller joins. */
@FunctionalInterface
public interface ComponentFactory {
    /**
     * Starts the component. Called anew each time when it is started again, after a stop or a crash: what it is to
     * remember is in the cluster.
     */
    Running start(ComponentContext context);
}
