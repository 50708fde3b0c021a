package dev.coracle.store.mvcc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

class KeyMapProperties {
    private static final Comparator<String> BY_BYTES = (left, right) ->
            Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

    /** Puts a value, or removes the key where there is none. */
    record Edit(String key, int value) {
        private static final int REMOVE = 0;

        KeyMap<Integer> apply(KeyMap<Integer> map) {
            return value == REMOVE ? map.remove(key) : map.put(key, value);
        }

        void apply(TreeMap<String, Integer> map) {
            if (value == REMOVE) map.remove(key);
            else map.put(key, value);
        }
    }

    /** Enough of them, over enough keys, for three levels; more removals than puts now and then. */
    @Provide
    Arbitrary<List<Edit>> manyEdits() {
        Arbitrary<String> keys = Arbitraries.integers()
                .between(0, 4_000)
                .withDistribution(RandomDistribution.uniform())
                .map(i -> "/registry/pods/namespace-" + i % 7 + "/pod-" + i);
        Arbitrary<Edit> growing = edits(keys, 9);
        Arbitrary<Edit> shrinking = edits(keys, 1);
        return Combinators.combine(
                        growing.list().ofSize(3_000),
                        shrinking.list().ofMaxSize(6_000),
                        growing.list().ofMaxSize(1_000))
                .as((first, second, third) -> {
                    List<Edit> all = new ArrayList<>(first);
                    all.addAll(second);
                    all.addAll(third);
                    return all;
                });
    }

    /** Few keys of characters at the borders of what UTF-8 needs one, two, three and four bytes for. */
    @Provide
    Arbitrary<List<Edit>> strangeEdits() {
        return edits(strangeKeys(), 4).list().ofMaxSize(200);
    }

    @Provide
    Arbitrary<String> strangeKeys() {
        return Arbitraries.of(
                        "\u0000",
                        "a",
                        "aaaaaaaa",
                        "\u007f",
                        "\u0080",
                        "\u07ff",
                        "\u0800",
                        "\ud7ff",
                        "\ue000",
                        "\uffff",
                        "\ud83d\ude00")
                .list()
                .ofMaxSize(4)
                .map(characters -> String.join("", characters));
    }

    private static Arbitrary<Edit> edits(Arbitrary<String> keys, int putsPerRemoval) {
        Arbitrary<Integer> values = Arbitraries.frequencyOf(
                Tuple.of(putsPerRemoval, Arbitraries.integers().between(1, 1_000)),
                Tuple.of(1, Arbitraries.just(Edit.REMOVE)));
        return Combinators.combine(keys, values).as(Edit::new);
    }

    @Property(tries = 20)
    @Label("a large map holds what a mutable one does after the same edits")
    void largeMapsHoldWhatWasPut(@ForAll("manyEdits") List<Edit> edits) {
        check(edits);
    }

    @Property(tries = 500)
    @Label("keys of any characters are sorted by their UTF-8 bytes")
    void keysAreSortedByTheirBytes(@ForAll("strangeEdits") List<Edit> edits) {
        check(edits);
    }

    private static void check(List<Edit> edits) {
        KeyMap<Integer> map = KeyMap.empty();
        TreeMap<String, Integer> expected = new TreeMap<>(BY_BYTES);
        for (Edit edit : edits) {
            map = edit.apply(map);
            edit.apply(expected);
        }
        assertThat(map.size()).isEqualTo(expected.size());
        assertThat(map.values(0, map.size())).containsExactlyElementsOf(expected.values());
        int rank = 0;
        for (Map.Entry<String, Integer> entry : expected.entrySet()) {
            assertThat(map.get(entry.getKey())).contains(entry.getValue());
            assertThat(map.rank(entry.getKey())).isEqualTo(rank++);
        }
    }

    @Property(tries = 20)
    @Label("an older map stays as it was whatever newer ones are made from it")
    void olderMapsStay(@ForAll("manyEdits") List<Edit> edits) {
        Map<KeyMap<Integer>, List<Integer>> versions = new LinkedHashMap<>();
        KeyMap<Integer> map = KeyMap.empty();
        for (int i = 0; i < edits.size(); i++) {
            map = edits.get(i).apply(map);
            if (i % 100 == 0) versions.put(map, List.copyOf(map.values(0, map.size())));
        }
        versions.forEach((version, values) ->
                assertThat(version.values(0, version.size())).isEqualTo(values));
    }

    @Property(tries = 500)
    @Label("ranks count the keys before a key, or before and below a prefix")
    void ranksCountKeys(@ForAll("strangeEdits") List<Edit> edits, @ForAll("strangeKeys") String text) {
        KeyMap<Integer> map = KeyMap.empty();
        TreeMap<String, Integer> expected = new TreeMap<>(BY_BYTES);
        for (Edit edit : edits) {
            map = edit.apply(map);
            edit.apply(expected);
        }
        long before = expected.headMap(text).size();
        long below =
                expected.keySet().stream().filter(key -> key.startsWith(text)).count();
        assertThat(map.rank(text)).isEqualTo((int) before);
        assertThat(map.rankBehind(text)).isEqualTo((int) (before + below));
    }

    @Property(tries = 20)
    @Label("a part of the values is that part of all values")
    void partsOfTheValues(@ForAll("manyEdits") List<Edit> edits, @ForAll short first, @ForAll short second) {
        KeyMap<Integer> map = KeyMap.empty();
        for (Edit edit : edits) map = edit.apply(map);
        int one = Math.floorMod(first, map.size() + 1);
        int other = Math.floorMod(second, map.size() + 1);
        List<Integer> all = map.values(0, map.size());
        List<Integer> part = map.values(Math.min(one, other), Math.max(one, other));
        assertThat(part).isEqualTo(all.subList(Math.min(one, other), Math.max(one, other)));
        assertThat(map.values(Math.max(one, other), Math.min(one, other) - 1)).isEmpty();
    }

    @Property
    @Label("removing what is not there changes nothing")
    void removingNothingChangesNothing(@ForAll("strangeKeys") String key) {
        KeyMap<Integer> map = KeyMap.<Integer>empty().put("/a", 1).put("/b", 2);
        assertThat(map.remove(key)).isSameAs(map);
    }
}
