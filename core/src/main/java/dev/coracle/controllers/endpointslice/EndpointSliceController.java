package dev.coracle.controllers.endpointslice;

import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;

/**
 * Keeps for each service with a selector the slices that say where its pods are reached, whether they are ready, serve
 * or are going, and in which zone they are. Slices of others, with another {@code managed-by} label, are left alone.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/">Endpoint slices</a>
 */
public final class EndpointSliceController implements Controller {
    private final EndpointSliceOptions options;

    /** With Kubernetes' own settings. */
    public EndpointSliceController() {
        this(EndpointSliceOptions.DEFAULT);
    }

    /** With these settings. */
    public EndpointSliceController(EndpointSliceOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "endpointslice-controller";
    }

    @Override
    public String reporter() {
        return "endpoint-slice-controller";
    }

    @Override
    public void start(ControllerContext context) {
        new SlicesRun(context, options).start();
    }
}
