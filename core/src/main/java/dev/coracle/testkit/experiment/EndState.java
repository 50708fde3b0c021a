package dev.coracle.testkit.experiment;

import dev.coracle.apiserver.kinds.BuiltInKinds;
import dev.coracle.cluster.Cluster;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.Node;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.ApiObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a cluster has come to, without what may differ between runs that came to the same: generated names, UIDs, revisions,
 * times, addresses, and which node a pod is on. Events, leases and nodes do not count.
 *
 * @param objects how many there are of each, by what is left of them
 */
public record EndState(Map<String, Integer> objects) {
    private static final List<String> MASKED = List.of(
            "uid",
            "resourceVersion",
            "generation",
            "observedGeneration",
            "managedFields",
            "nodeName",
            "nominatedNodeName",
            "hostIP",
            "hostIPs",
            "podIP",
            "podIPs",
            "ip",
            "addresses",
            "clusterIP",
            "clusterIPs",
            "nodePort",
            "zone",
            "targetRef",
            "containerStatuses",
            "initContainerStatuses",
            "endpoints.kubernetes.io/last-change-trigger-time");

    /** The volume that every pod is given has a name by chance. */
    private static final Pattern TOKEN_VOLUME = Pattern.compile("kube-api-access-[a-z0-9]{5}");

    /** As it is now. */
    public static EndState of(Cluster cluster) {
        return of(cluster, it -> true);
    }

    /** As it is now, as far as these count. */
    static EndState of(Cluster cluster, Predicate<ApiObject> counts) {
        Map<String, Integer> objects = new TreeMap<>();
        Stream.concat(BuiltInKinds.all().stream(), cluster.definition().kinds().stream())
                .map(it -> it.resource().type())
                .filter(it -> it != Event.class && it != Lease.class && it != Node.class)
                .flatMap(it -> cluster.client().of(it).list().items().stream())
                .filter(counts)
                .forEach(it -> objects.merge(masked(it), 1, Integer::sum));
        return new EndState(objects);
    }

    /** What one has and the other has not, one line for each; empty where they are the same. */
    public List<String> differences(EndState other) {
        List<String> lines = new ArrayList<>();
        objects.forEach((object, count) -> {
            int there = other.objects.getOrDefault(object, 0);
            if (there != count) lines.add(count + " instead of " + there + " of " + object);
        });
        other.objects.forEach((object, count) -> {
            if (!objects.containsKey(object)) lines.add("0 instead of " + count + " of " + object);
        });
        return lines;
    }

    private static String masked(ApiObject object) {
        return object.kind() + " " + Json.treeToText(masked(Json.toTree(object)));
    }

    private static Object masked(Object tree) {
        if (tree instanceof List<?> list) {
            return list.stream()
                    .map(EndState::masked)
                    .sorted(Comparator.comparing(Json::treeToText))
                    .toList();
        }
        if (tree instanceof String text) return TOKEN_VOLUME.matcher(text).replaceAll("kube-api-access");
        if (!(tree instanceof Map<?, ?> object)) return tree;
        Map<String, Object> left = new LinkedHashMap<>();
        boolean generated = object.containsKey("generateName");
        object.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (isMasked(name) || (generated && name.equals("name")) || value == null) return;
            Object part = masked(value);
            if (!isEmpty(part)) left.put(name, part);
        });
        return left;
    }

    private static boolean isEmpty(Object part) {
        return (part instanceof Map<?, ?> object && object.isEmpty())
                || (part instanceof List<?> list && list.isEmpty());
    }

    private static boolean isMasked(String name) {
        return MASKED.contains(name) || name.endsWith("Time") || name.endsWith("Timestamp");
    }
}
