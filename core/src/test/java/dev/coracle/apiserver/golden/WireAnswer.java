package dev.coracle.apiserver.golden;

import dev.coracle.api.ApiResponse;
import dev.coracle.model.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer in the form in which two servers' answers are compared: without what differs from one run to the next, and
 * without what this server does differently on purpose.
 */
record WireAnswer(int code, @Nullable Object body) {
    /** What {@code wire.py} drops too: allocated or made up. */
    private static final List<String> DROPPED = List.of(
            "uid",
            "resourceVersion",
            "creationTimestamp",
            "selfLink",
            "clusterIP",
            "clusterIPs",
            "nodePort",
            "healthCheckNodePort",
            // Ownership of fields is not the subject here.
            "managedFields",
            // The cases' unknown field: this server keeps what it does not know, Kubernetes drops it.
            "bogus");

    private static final Pattern OBJECT = Pattern.compile(
            "(?:Invalid|Unsupported) value: (\\[\\]|&)?(core\\.|v1\\.|apps\\.|intstr\\.|resource\\.|map\\[|\"\\{|\\{).*",
            Pattern.DOTALL);
    /** The words about a patch of a wrong type are those of Go's decoder. */
    private static final Pattern PATCH = Pattern.compile("patch: Invalid value: .*", Pattern.DOTALL);

    private static final Pattern DIFFERENCE = Pattern.compile("previously negative\\)\n.*", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile("\\b3[0-2]\\d{3}(?=/(TCP|UDP))");
    private static final Pattern UID =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final Pattern ADDRESS = Pattern.compile("\\b10\\.96\\.\\d+\\.\\d+\\b");
    private static final Pattern VOLUME = Pattern.compile("kube-api-access-[a-z0-9]{5}");

    static WireAnswer of(ApiResponse response, String namespace) {
        if (response instanceof ApiResponse.Done done) {
            return normalized(done.code(), Json.toTree(done.body()), namespace);
        }
        if (response instanceof ApiResponse.Refused refused) {
            return normalized(refused.status().code(), Json.toTree(refused.status()), namespace);
        }
        throw new IllegalArgumentException("no case asks for " + response);
    }

    static WireAnswer normalized(int code, @Nullable Object body, String namespace) {
        boolean pod = body instanceof Map<?, ?> map && "Pod".equals(map.get("kind"));
        return new WireAnswer(code, tree(body, namespace, pod));
    }

    private static @Nullable Object tree(@Nullable Object tree, String namespace, boolean pod) {
        if (tree instanceof Map<?, ?> map) return map(map, namespace, pod);
        if (tree instanceof List<?> list) return list(list, namespace);
        if (tree instanceof String text) return text(text, namespace);
        return tree instanceof Number number ? number.toString() : tree;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map, String namespace, boolean pod) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        boolean patch = "patch".equals(map.get("field"));
        map.forEach((key, value) -> {
            String name = (String) key;
            boolean dropped = DROPPED.contains(name)
                    || (name.equals("time") && value instanceof String)
                    || (name.equals("status") && value instanceof Map)
                    // Pods have a generation since 1.33.
                    || (name.equals("generation") && pod)
                    || (name.equals("message") && patch);
            if (!dropped) result.put(name, tree(value, namespace, pod));
        });
        return result;
    }

    private static List<@Nullable Object> list(List<?> list, String namespace) {
        List<@Nullable Object> result = new ArrayList<>();
        for (Object element : list) {
            // The recorded server was one of OpenShift, which gives pods one more file.
            if (!Json.treeToText(element).contains("openshift-service-ca.crt")
                    || Json.treeToText(element).contains("kube-root-ca.crt")) {
                result.add(tree(element, namespace, false));
            }
        }
        // Kubernetes finds some mistakes twice or three times and lists each find; so once is enough here.
        return new ArrayList<>(new LinkedHashSet<>(result));
    }

    private static String text(String text, String namespace) {
        String result = DIFFERENCE.matcher(text).replaceAll("previously negative)");
        result = PATCH.matcher(result).replaceAll("patch: Invalid value: <object>");
        result = OBJECT.matcher(result).replaceAll("Invalid value: <object>");
        result = PORT.matcher(result).replaceAll("<port>");
        result = result.replace(namespace, "{ns}");
        result = UID.matcher(result).replaceAll("<uid>");
        result = TIME.matcher(result).replaceAll("<time>");
        result = ADDRESS.matcher(result).replaceAll("<ip>");
        return VOLUME.matcher(result).replaceAll("kube-api-access-<id>");
    }

    /** Whether both refuse a value of the wrong type; the words are those of Go's decoder. */
    boolean isTypeMistakeLike(WireAnswer other) {
        return code == 400 && other.code == 400 && isTypeMistake() && other.isTypeMistake();
    }

    private boolean isTypeMistake() {
        String text = String.valueOf(body);
        return text.contains("cannot be handled as") && !text.contains("strict decoding");
    }

    /** The first place in which two answers differ; empty for none. */
    String difference(WireAnswer actual) {
        if (code != actual.code) return "code " + code + " expected, not " + actual.code + " " + actual.body;
        return difference("", body, actual.body);
    }

    private static String difference(String path, @Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> left && actual instanceof Map<?, ?> right) {
            TreeSet<String> names = new TreeSet<>();
            left.keySet().forEach(name -> names.add((String) name));
            right.keySet().forEach(name -> names.add((String) name));
            for (String name : names) {
                String found = difference(path + "." + name, left.get(name), right.get(name));
                if (!found.isEmpty()) return found;
            }
            return "";
        }
        if (expected instanceof List<?> left && actual instanceof List<?> right && left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                String found = difference(path + "[" + i + "]", left.get(i), right.get(i));
                if (!found.isEmpty()) return found;
            }
            return "";
        }
        return Objects.equals(expected, actual) ? "" : path + ": " + expected + " expected, not " + actual;
    }
}
