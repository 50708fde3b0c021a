package dev.coracle.client.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.apiserver.patch.StrategicMergePatch;
import dev.coracle.model.core.Pod;
import dev.coracle.model.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Documents are maps from places to values, such as {@code env/A} to {@code x}, of which a tree is made; so what a patch
 * should do can be said in terms of maps. Capital letters are the document's, small ones are those of others.
 */
class ThreeWayDiffProperties {
    private static final Schema POD = Schema.of(Pod.class);

    @Property
    @Label("safety: what the document says is true, what only the last one said is gone, what others said stays")
    void theObjectSaysWhatItShould(
            @ForAll("documents") Map<String, String> last,
            @ForAll("documents") Map<String, String> wanted,
            @ForAll("others") Map<String, String> others,
            @ForAll("documents") Map<String, String> drift) {
        Map<String, String> live = new TreeMap<>(last);
        drift.forEach((place, value) -> live.replace(place, value));
        live.putAll(others);

        Map<String, String> expected = new TreeMap<>(live);
        expected.keySet().removeAll(last.keySet());
        expected.putAll(wanted);
        assertThat(places(apply(tree(last), tree(wanted), tree(live)))).isEqualTo(expected);
    }

    @Property
    @Label("liveness: a document that was applied needs no patch")
    void applyingTwiceIsApplyingOnce(
            @ForAll("documents") Map<String, String> last,
            @ForAll("documents") Map<String, String> wanted,
            @ForAll("others") Map<String, String> others) {
        Map<String, String> live = new TreeMap<>(last);
        live.putAll(others);
        Map<String, @Nullable Object> once = apply(tree(last), tree(wanted), tree(live));
        assertThat(ThreeWayDiff.patch(tree(wanted), tree(wanted), once, POD)).isEmpty();
    }

    @Property
    @Label("safety: the containers of the document come in its order")
    void orderIsTheDocuments(@ForAll("names") List<String> last, @ForAll("names") List<String> wanted) {
        Map<String, @Nullable Object> stored = containers(last);
        assertThat(apply(containers(last), containers(wanted), stored)).isEqualTo(containers(wanted));
    }

    private static Map<String, @Nullable Object> apply(
            Map<String, @Nullable Object> last,
            Map<String, @Nullable Object> wanted,
            Map<String, @Nullable Object> live) {
        return Trees.object(StrategicMergePatch.apply(live, ThreeWayDiff.patch(last, wanted, live, POD), POD));
    }

    @Provide
    Arbitrary<List<String>> names() {
        return Arbitraries.of("a", "b", "c", "d").list().uniqueElements().ofMinSize(1);
    }

    @Provide
    Arbitrary<Map<String, String>> documents() {
        return places("A", "B", "C");
    }

    @Provide
    Arbitrary<Map<String, String>> others() {
        return places("a", "b");
    }

    private static Arbitrary<Map<String, String>> places(String... names) {
        Arbitrary<String> place = Combinators.combine(
                        Arbitraries.of("labels", "env", "finalizers", "nodeSelector", "volumes", "limits"),
                        Arbitraries.of(names))
                .as((where, name) -> where + "/" + name);
        return Arbitraries.maps(place, Arbitraries.of("x", "y")).map(places -> {
            Map<String, String> result = new TreeMap<>(places);
            result.replaceAll((where, value) -> where.startsWith("finalizers") ? "" : value);
            return result;
        });
    }

    /** A pod with one container, and what the places say. */
    private static Map<String, @Nullable Object> tree(Map<String, String> places) {
        Map<String, @Nullable Object> metadata = new TreeMap<>();
        Map<String, @Nullable Object> container = new TreeMap<>();
        Map<String, @Nullable Object> spec = new TreeMap<>();
        Map<String, @Nullable Object> resources = new TreeMap<>();
        container.put("name", "main");
        container.put("resources", resources);
        places.forEach((place, value) -> {
            String name = place.substring(place.indexOf('/') + 1);
            switch (place.substring(0, place.indexOf('/'))) {
                case "labels" -> entry(metadata, "labels", name, value);
                case "finalizers" -> elements(metadata, "finalizers").add(name);
                case "env" -> elements(container, "env").add(object("name", name, "value", value));
                case "limits" -> entry(resources, "limits", name, value);
                case "nodeSelector" -> entry(spec, "nodeSelector", name, value);
                default -> elements(spec, "volumes").add(object("name", name, "hostPath", object("path", value)));
            }
        });
        spec.put("containers", new ArrayList<>(List.of(container)));
        return object("metadata", metadata, "spec", spec);
    }

    private static Map<String, String> places(Map<String, @Nullable Object> tree) {
        Map<String, String> places = new TreeMap<>();
        Map<String, @Nullable Object> metadata = Trees.object(tree.get("metadata"));
        Map<String, @Nullable Object> spec = Trees.object(tree.get("spec"));
        Map<String, @Nullable Object> container =
                Trees.object(Trees.list(spec.get("containers")).get(0));
        Trees.object(metadata.get("labels")).forEach((name, value) -> places.put("labels/" + name, "" + value));
        Trees.list(metadata.get("finalizers")).forEach(name -> places.put("finalizers/" + name, ""));
        Trees.object(spec.get("nodeSelector")).forEach((name, value) -> places.put("nodeSelector/" + name, "" + value));
        Trees.object(Trees.object(container.get("resources")).get("limits"))
                .forEach((name, value) -> places.put("limits/" + name, "" + value));
        for (Object each : Trees.list(container.get("env"))) {
            places.put(
                    "env/" + Trees.object(each).get("name"),
                    "" + Trees.object(each).get("value"));
        }
        for (Object each : Trees.list(spec.get("volumes"))) {
            Object path = Trees.object(Trees.object(each).get("hostPath")).get("path");
            places.put("volumes/" + Trees.object(each).get("name"), "" + path);
        }
        return places;
    }

    private static Map<String, @Nullable Object> containers(List<String> names) {
        List<@Nullable Object> containers = new ArrayList<>();
        for (String name : names) containers.add(object("name", name, "image", "x"));
        return object("spec", object("containers", containers));
    }

    private static void entry(Map<String, @Nullable Object> parent, String field, String name, @Nullable Object value) {
        Trees.object(parent.computeIfAbsent(field, it -> new TreeMap<>())).put(name, value);
    }

    private static List<@Nullable Object> elements(Map<String, @Nullable Object> parent, String field) {
        return Trees.list(parent.computeIfAbsent(field, it -> new ArrayList<>()));
    }

    private static Map<String, @Nullable Object> object(Object... entries) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) object.put((String) entries[i], entries[i + 1]);
        return object;
    }
}
