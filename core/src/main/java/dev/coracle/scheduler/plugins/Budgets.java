package dev.coracle.scheduler.plugins;

import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.selector.Selector;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Disruption budgets as they stood when they were last looked at. */
final class Budgets {
    /** A budget and whom it protects. */
    private record Budget(PodDisruptionBudget object, Selector selector) {
        boolean protects(PodInfo pod) {
            return !selector.isEverything()
                    && selector.matches(pod.labels())
                    && !object.status().disruptedPods().containsKey(pod.name());
        }
    }

    private final ObjectLister<PodDisruptionBudget> objects;
    private final Map<String, List<Budget>> byNamespace = new LinkedHashMap<>();
    private long version;

    Budgets(ObjectLister<PodDisruptionBudget> objects) {
        this.objects = objects;
    }

    /** Looks at them anew. */
    void look() {
        boolean changed = false;
        for (Map.Entry<String, List<Budget>> known : byNamespace.entrySet()) {
            List<PodDisruptionBudget> now = objects.list(known.getKey());
            if (known.getValue().stream().map(Budget::object).toList().equals(now)) continue;
            known.setValue(read(now));
            changed = true;
        }
        if (changed) version++;
    }

    /** Another number after each change that {@link #look} found. */
    long version() {
        return version;
    }

    /** Those of the pods whose eviction would break a budget, if they were evicted in this order. */
    List<PodInfo> broken(List<PodInfo> pods) {
        Map<PodDisruptionBudget, Integer> left = new HashMap<>();
        List<PodInfo> broken = new ArrayList<>();
        for (PodInfo pod : pods) {
            boolean breaks = false;
            for (Budget budget : of(pod.namespace())) {
                if (pod.labels().isEmpty() || !budget.protects(pod)) continue;
                int allowed =
                        left.getOrDefault(budget.object, budget.object.status().disruptionsAllowed()) - 1;
                left.put(budget.object, allowed);
                breaks |= allowed < 0;
            }
            if (breaks) broken.add(pod);
        }
        return broken;
    }

    private List<Budget> of(String namespace) {
        return byNamespace.computeIfAbsent(namespace, name -> read(objects.list(name)));
    }

    private static List<Budget> read(List<PodDisruptionBudget> objects) {
        return objects.stream()
                .map(it -> new Budget(it, Selector.of(it.spec().selector())))
                .toList();
    }
}
