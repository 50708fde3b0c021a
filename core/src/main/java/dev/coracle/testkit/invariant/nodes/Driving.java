package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Taint;
import java.util.List;

/** The taints by which nodes that are not ready lose their pods. */
final class Driving {
    static final String NO_EXECUTE = "NoExecute";
    private static final List<String> KEYS = List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

    private Driving() {}

    static boolean isDriving(Taint taint) {
        return taint.effect().equals(NO_EXECUTE) && KEYS.contains(taint.key());
    }

    static boolean isDriven(Node node) {
        for (Taint taint : node.spec().taints()) {
            if (isDriving(taint)) return true;
        }
        return false;
    }
}
