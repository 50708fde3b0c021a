package dev.coracle.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.SharedData;
import dev.coracle.api.ApiException;
import dev.coracle.api.Body.PatchType;
import dev.coracle.controllers.deployment.DeploymentController;
import dev.coracle.controllers.disruption.DisruptionController;
import dev.coracle.controllers.endpoints.EndpointsController;
import dev.coracle.controllers.endpointslice.EndpointSliceController;
import dev.coracle.controllers.garbagecollector.GarbageCollector;
import dev.coracle.controllers.replicas.ReplicaSetController;
import dev.coracle.controllers.replicas.ReplicationControllerController;
import dev.coracle.controllers.serviceaccount.RootCertificates;
import dev.coracle.controllers.serviceaccount.ServiceAccounts;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Endpoints;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.ReplicationController;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServiceAccount;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.json.Document;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.policy.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What became of workloads, services, budgets and garbage in a recorded cluster of Kubernetes 1.27, against what becomes
 * of them here. Of pods only what their owners decide is compared; scenarios that need other controllers, a scheduler or
 * kubelets are left out.
 */
class RecordedWorkloadsTest {
    private static final String NAMESPACE = "lp-recorded-0";
    private static final Pattern MINE = Pattern.compile("(deployment|replicaset|rc|service|pdb|namespace|gc)-.*");
    private static final List<String> REPORTERS =
            List.of("deployment-controller", "replicaset-controller", "replication-controller", "controllermanager");

    private static final Map<String, Class<? extends ApiObject>> KINDS = new LinkedHashMap<>();

    static {
        for (Class<? extends ApiObject> type : List.of(
                Deployment.class,
                ReplicaSet.class,
                ReplicationController.class,
                Pod.class,
                Event.class,
                Service.class,
                Endpoints.class,
                EndpointSlice.class,
                PodDisruptionBudget.class,
                ServiceAccount.class,
                ConfigMap.class)) {
            KINDS.put(type.getSimpleName(), type);
        }
    }

    private static final List<String> DROPPED = List.of(
            "uid",
            "resourceVersion",
            "creationTimestamp",
            "managedFields",
            "generateName",
            "lastTransitionTime",
            "lastUpdateTime",
            "collisionCount",
            "clusterIP",
            "ip",
            "volumes",
            "volumeMounts");

    private final WorkloadWorld world = new WorkloadWorld(
            new DeploymentController(),
            new ReplicaSetController(),
            new ReplicationControllerController(),
            new EndpointsController(),
            new EndpointSliceController(),
            new DisruptionController(),
            new GarbageCollector(),
            new ServiceAccounts(),
            new RootCertificates(""));

    @TestFactory
    Stream<DynamicTest> scenarios() {
        return SharedData.text("golden/loops/outcome.jsonl.gz")
                .lines()
                .map(line -> map(Json.parse(line).tree()))
                .filter(scenario -> MINE.matcher((String) scenario.get("name")).matches())
                .map(scenario -> DynamicTest.dynamicTest(
                        (String) scenario.get("name"), () -> new RecordedWorkloadsTest().play(scenario)));
    }

    private void play(Map<String, Object> scenario) {
        prepare();
        List<Map<String, Object>> looks = new ArrayList<>();
        for (Object step : list(scenario.get("steps"))) looks.addAll(carryOut(list(step)));
        List<Map<String, Object>> wanted =
                list(scenario.get("outcome")).stream().map(it -> map(it)).toList();
        assertThat(looks).hasSameSizeAs(wanted);
        for (int i = 0; i < looks.size(); i++) {
            for (String kind : wanted.get(i).keySet()) {
                assertThat(comparable(kind, looks.get(i).get(kind)))
                        .as(kind)
                        .isEqualTo(comparable(kind, wanted.get(i).get(kind)));
            }
        }
    }

    private void prepare() {
        world.create(Namespace.class, "{metadata: {name: " + NAMESPACE + "}}");
        for (String name : List.of("n0", "n1", "n2")) {
            world.create(Node.class, "{metadata: {name: " + name + ", labels: {topology.kubernetes.io/zone: a}}}");
        }
    }

    private List<Map<String, Object>> carryOut(List<Object> step) {
        switch ((String) step.get(0)) {
            case "settle" -> world.run(30);
            case "sleep" -> world.run((long) step.get(1));
            case "delete" -> {
                DeleteOptions how = DeleteOptions.builder()
                        .propagationPolicy((String) step.get(3))
                        .build();
                world.client.of(type(step.get(1))).in(NAMESPACE).delete((String) step.get(2), how);
            }
            case "post" -> {
                return post(map(step.get(1)));
            }
            case "patch" -> {
                Document change = new Document(step.get(3), List.of());
                world.client.of(type(step.get(1))).in(NAMESPACE).patch((String) step.get(2), PatchType.MERGE, change);
            }
            case "relabel" -> relabel((String) step.get(1), map(step.get(2)));
            case "look" -> {
                return list(step.get(1)).stream()
                        .map(kind -> look((String) kind))
                        .toList();
            }
            default -> throw new IllegalStateException("unknown step " + step);
        }
        return List.of();
    }

    private List<Map<String, Object>> post(Map<String, Object> object) {
        try {
            create(type(object.get("kind")), object);
            return List.of();
        } catch (ApiException e) {
            Map<String, Object> refusal = new TreeMap<>();
            refusal.put("post", (long) e.code());
            refusal.put("message", e.getMessage());
            return List.of(refusal);
        }
    }

    private <T extends ApiObject> void create(Class<T> type, Map<String, Object> object) {
        world.client.of(type).in(NAMESPACE).create(Json.fromTree(type, object));
    }

    private void relabel(String selector, Map<String, Object> labels) {
        for (Pod pod : world.client.pods(NAMESPACE).list().items()) {
            String[] label = selector.split("=", 2);
            if (!label[1].equals(pod.labels().get(label[0]))) continue;
            Map<String, Object> change =
                    Collections.singletonMap("metadata", Collections.singletonMap("labels", labels));
            world.client.pods(NAMESPACE).patch(pod.name(), PatchType.MERGE, change);
        }
    }

    private static Class<? extends ApiObject> type(@Nullable Object kind) {
        return Objects.requireNonNull(KINDS.get(kind), () -> "kind " + kind);
    }

    private Map<String, Object> look(String kind) {
        List<Object> found = new ArrayList<>();
        for (ApiObject object : world.client.of(type(kind)).in(NAMESPACE).list().items()) {
            found.add(
                    object instanceof Event event
                            ? told(event)
                            : Json.parse(Json.toText(object)).tree());
        }
        Map<String, Object> look = new TreeMap<>();
        look.put(kind, found);
        return look;
    }

    private static Map<String, Object> told(Event event) {
        Map<String, Object> told = new TreeMap<>();
        told.put("type", event.type().orElse(""));
        told.put("reason", event.reason().orElse(""));
        told.put("message", event.message().orElse(""));
        told.put("on", event.involvedObject().kind().orElse(""));
        told.put("by", event.source().component().orElse(""));
        return told;
    }

    private static List<String> comparable(String kind, @Nullable Object found) {
        if (!KINDS.containsKey(kind)) return List.of(String.valueOf(found));
        Stream<Map<String, Object>> objects = list(found).stream().map(it -> map(normal(it, "")));
        if (kind.equals("Event")) {
            objects = objects.filter(event -> REPORTERS.contains(event.get("by")));
        }
        if (kind.equals("Pod")) objects = objects.map(RecordedWorkloadsTest::owned);
        // How often a slice is written depends on how quickly pods come.
        if (kind.equals("EndpointSlice")) objects = objects.map(RecordedWorkloadsTest::withoutGeneration);
        // The recorded cluster is one of OpenShift.
        if (kind.equals("ConfigMap")) {
            objects = objects.filter(it ->
                    !"openshift-service-ca.crt".equals(map(it.get("metadata")).get("name")));
        }
        return objects.map(Json::treeToText).distinct().sorted().toList();
    }

    private static Map<String, Object> withoutGeneration(Map<String, Object> object) {
        Map<String, Object> metadata = new TreeMap<>(map(object.get("metadata")));
        metadata.remove("generation");
        Map<String, Object> result = new TreeMap<>(object);
        result.put("metadata", metadata);
        return result;
    }

    private static Map<String, Object> owned(Map<String, Object> pod) {
        Map<String, Object> owned = new TreeMap<>();
        // Pods have had a generation only since 1.33.
        owned.put("metadata", map(withoutGeneration(pod).get("metadata")));
        owned.put("phase", map(pod.get("status")).get("phase"));
        return owned;
    }

    private static @Nullable Object normal(@Nullable Object tree, String key) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, Object> result = new TreeMap<>();
            map.forEach((name, value) -> {
                boolean typed = name.equals("kind") || name.equals("apiVersion");
                boolean outer = typed && map.containsKey("metadata");
                boolean nothing = value == null || value.equals(List.of()); // written or not, depending on the version
                if (!DROPPED.contains(name) && !outer && !nothing)
                    result.put((String) name, normal(value, (String) name));
            });
            return result;
        }
        if (tree instanceof List<?> list) {
            Stream<@Nullable Object> items = list.stream().map(it -> normal(it, ""));
            return key.equals("conditions")
                    ? items.sorted(Comparator.comparing(String::valueOf)).toList()
                    : items.toList();
        }
        return tree instanceof String text ? normalText(text, key) : tree;
    }

    private static String normalText(String text, String key) {
        String letters = "[bcdfghjklmnpqrstvwxz2456789]";
        if (key.equals("pod-template-hash")) return "<hash>";
        if (key.equals("nodeName") || key.equals("zone")) return "<" + key.replace("nodeName", "node") + ">";
        return wordsOf133(text.replace(NAMESPACE, "{ns}")
                .replaceAll("^10[.]\\d+[.]\\d+[.]\\d+$", "<ip>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z", "<time>")
                .replaceAll("-" + letters + "{6,10}-" + letters + "{5}\\b", "-<hash>-<id>")
                .replaceAll("-" + letters + "{7,10}\\b", "-<hash>")
                .replaceAll("-" + letters + "{5}\\b", "-<id>"));
    }

    /** Since 1.28 the event says first from how many, also where there were none. */
    private static String wordsOf133(String message) {
        return message.replaceAll("^(Scaled .* replica set \\S+) to (\\d+) from (\\d+)$", "$1 from $3 to $2")
                .replaceAll("^(Scaled up replica set \\S+) to (\\d+)$", "$1 from 0 to $2");
    }

    @SuppressWarnings("unchecked") // as Json reads it
    private static Map<String, Object> map(@Nullable Object tree) {
        return (Map<String, Object>) Objects.requireNonNull(tree);
    }

    @SuppressWarnings("unchecked") // as Json reads it
    private static List<Object> list(@Nullable Object tree) {
        return (List<Object>) Objects.requireNonNull(tree);
    }
}
