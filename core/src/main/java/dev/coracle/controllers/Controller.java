package dev.coracle.controllers;

/**
 * A control loop, as something that can be started.
 *
 * <pre>{@code
 * public void start(ControllerContext context) {
 *     Lister<Pod> pods = context.lister(Pod.class);
 *     ReconcileQueue queue = context.queue(2, key -> label(pods.find(key)));
 *     context.follow(Pod.class, Handler.of(pod -> queue.add(pod.key())));
 * }
 * }</pre>
 *
 * <p>An instance holds only settings: what a run needs to remember lives in what {@link #start} makes, since the loop is
 * started anew whenever its manager begins to lead.
 */
public interface Controller {
    /** Its name, such as {@code deployment-controller}: of its process. */
    String name();

    /** In whose name it records events: Kubernetes' loops have other names there than elsewhere. */
    default String reporter() {
        return name();
    }

    /**
     * Begins a run: asks for informers, makes queues. Nothing is processed before the informers show the cluster.
     * Returns at once; the run ends when its process does.
     */
    void start(ControllerContext context);
}
