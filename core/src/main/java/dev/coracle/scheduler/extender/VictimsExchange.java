package dev.coracle.scheduler.extender;

import dev.coracle.model.json.Json;
import dev.coracle.scheduler.framework.Extender.Victims;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells an extender which pods would have to leave which nodes, and reads which of them it lets go. */
final class VictimsExchange {
    private final ExtenderOptions options;

    VictimsExchange(ExtenderOptions options) {
        this.options = options;
    }

    Map<String, Object> question(PodInfo pod, Map<String, Victims> candidates) {
        Map<String, Object> nodes = new LinkedHashMap<>();
        candidates.forEach((node, victims) -> nodes.put(node, tree(victims)));
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("Pod", Json.toTree(pod.pod()));
        question.put(options.nodeCacheCapable() ? "NodeNameToMetaVictims" : "NodeNameToVictims", nodes);
        return question;
    }

    private Map<String, Object> tree(Victims victims) {
        List<Object> pods = new ArrayList<>();
        for (PodInfo pod : victims.pods()) {
            pods.add(options.nodeCacheCapable() ? Collections.singletonMap("UID", pod.uid()) : Json.toTree(pod.pod()));
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("Pods", pods);
        tree.put("NumPDBViolations", victims.violations());
        return tree;
    }

    Map<String, Victims> read(Answer answer, Map<String, Victims> candidates) {
        Map<String, Victims> left = new LinkedHashMap<>();
        answer.map("NodeNameToMetaVictims").forEach((node, tree) -> {
            Victims asked = candidates.get(node);
            if (asked == null)
                throw new ExtenderException("extender: " + options.urlPrefix() + " names an unknown node " + node);
            Answer victims = Answer.of(tree);
            List<PodInfo> pods = new ArrayList<>();
            for (Object pod : victims.list("Pods").orElse(List.of())) pods.add(pod(pod, node, asked));
            left.put(node, new Victims(pods, Math.toIntExact(victims.number("NumPDBViolations"))));
        });
        return left;
    }

    private PodInfo pod(@Nullable Object tree, String node, Victims asked) {
        String uid = Answer.of(tree).text("UID");
        return asked.pods().stream()
                .filter(it -> it.uid().equals(uid))
                .findFirst()
                .orElseThrow(() -> new ExtenderException("extender: " + options.urlPrefix()
                        + " claims to preempt pod (UID: " + uid + ") on node: " + node
                        + ", but the pod is not found on that node"));
    }
}
