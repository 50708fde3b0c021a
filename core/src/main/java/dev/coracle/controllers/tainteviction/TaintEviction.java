package dev.coracle.controllers.tainteviction;

import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;

/**
 * Deletes pods from nodes with {@code NoExecute} taints: at once where a pod does not tolerate one of them, else when the
 * first of its {@code tolerationSeconds} is over. A pod whose taint goes in time stays.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions">
 *     Taint based evictions</a>
 */
public final class TaintEviction implements Controller {
    @Override
    public String name() {
        return "taint-eviction-controller";
    }

    @Override
    public void start(ControllerContext context) {
        new Evictions(context).start();
    }
}
