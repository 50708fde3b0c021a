package dev.coracle.controllers.endpoints;

import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;

/**
 * Keeps for each service with a selector the endpoints of its name: the addresses of the pods that it selects, those
 * that are ready and those that are not, up to a thousand.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#endpoints">Endpoints</a>
 */
public final class EndpointsController implements Controller {
    private static final int CAPACITY = 1000;

    @Override
    public String name() {
        return "endpoints-controller";
    }

    @Override
    public String reporter() {
        return "endpoint-controller";
    }

    @Override
    public void start(ControllerContext context) {
        new EndpointsRun(context, CAPACITY).start();
    }
}
