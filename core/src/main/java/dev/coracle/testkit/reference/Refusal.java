package dev.coracle.testkit.reference;

import java.util.List;

/**
 * Why a pod cannot be on a node.
 *
 * @param plugin the first filter that refuses it, by Kubernetes' name
 * @param resolvable whether other pods' leaving may help
 * @param reasons as kube-scheduler words them
 */
public record Refusal(String plugin, boolean resolvable, List<String> reasons) {
    static Refusal unschedulable(String plugin, String reason) {
        return new Refusal(plugin, true, List.of(reason));
    }

    static Refusal unresolvable(String plugin, String reason) {
        return new Refusal(plugin, false, List.of(reason));
    }

    @Override
    public String toString() {
        return plugin + ": " + String.join(", ", reasons);
    }
}
