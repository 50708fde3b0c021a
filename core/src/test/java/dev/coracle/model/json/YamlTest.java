package dev.coracle.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.schema.Scheme;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    private static @Nullable Object tree(String text) {
        List<Document> documents = Yaml.parse(text);
        assertThat(documents).hasSize(1);
        return documents.get(0).tree();
    }

    @Test
    void documentsAreDividedAndEmptyOnesLeftOut() {
        String text = """
                # first
                ---
                apiVersion: v1  # trailing
                kind: ConfigMap
                metadata: {name: a}
                data:
                  poem: |
                    one
                    # not a comment
                    two
                ---
                # nothing here
                ---
                ~
                ...
                ---
                apiVersion: v1
                kind: List
                items:
                - apiVersion: v1
                  kind: Service
                  metadata: {name: b}
                - {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "c"}}
                """;

        List<ApiObject> objects = Yaml.objects(text, Scheme.builtIn());

        assertThat(objects)
                .extracting(object -> object.metadata().name().orElseThrow())
                .containsExactly("a", "b", "c");
        assertThat(objects.get(0))
                .isInstanceOfSatisfying(
                        ConfigMap.class,
                        map -> assertThat(map.data()).containsEntry("poem", "one\n# not a comment\ntwo\n"));
        assertThat(objects.get(1)).isInstanceOf(Service.class);
        assertThat(objects.get(2)).isInstanceOf(Pod.class);
        assertThat(Yaml.parse("")).isEmpty();
        assertThat(Yaml.parse("---\n---\n# only a comment\n")).isEmpty();
    }

    /** What kubectl makes of the same texts. */
    @Test
    void unquotedScalarsMeanWhatTheyMeanToKubectl() {
        Map<String, @Nullable Object> meanings = new LinkedHashMap<>();
        for (String text : "y Y yes Yes YES true True TRUE on On ON".split(" ")) meanings.put(text, true);
        for (String text : "n N no No NO false False FALSE off Off OFF".split(" ")) meanings.put(text, false);
        for (String text : "~ null Null NULL".split(" ")) meanings.put(text, null);
        for (String text :
                ("yES tRUE nULL 2026-01-02 2026-01-02T03:04:05Z 12:30:45 190:20:30.15 0x 1e .e3 -. + = 1.2.3 08x"
                                + " 0b12 0o8x v1 1Gi 500m")
                        .split(" ")) meanings.put(text, text);
        meanings.putAll(Map.of("0x1F", 31L, "0X1f", 31L, "+0x1f", 31L, "0o17", 15L, "017", 15L, "08", 8L, "0b11", 3L));
        meanings.putAll(Map.of("-0b11", -3L, "1_000", 1000L, "0_7", 7L, "+1", 1L, "-1", -1L, "-0", 0L, "0.0", 0L));
        meanings.putAll(Map.of("1e3", 1000L, "1E3", 1000L, "1.5e3", 1500L, "1.", 1L, "1.0", 1L, "1.e3", 1000L));
        meanings.putAll(Map.of("9223372036854775807", Long.MAX_VALUE, "-9223372036854775808", Long.MIN_VALUE));
        for (String text : "0.1 .5 -.5 +.5 1e-7 9223372036854775808 1e30 1.5e-3".split(" ")) {
            meanings.put(text, new BigDecimal(text));
        }

        meanings.forEach((text, meaning) -> {
            assertThat(tree("a: " + text)).as(text).isEqualTo(singleton("a", meaning));
            assertThat(tree("a: [" + text + "]")).as(text).isEqualTo(singleton("a", Arrays.asList(meaning)));
            assertThat(tree("a: '" + text + "'")).as("'" + text + "'").isEqualTo(singleton("a", text));
            assertThat(tree("a: \"" + text + "\"")).as("\"" + text + "\"").isEqualTo(singleton("a", text));
            assertThat(tree("a: !!str " + text)).as("!!str " + text).isEqualTo(singleton("a", text));
        });
    }

    private static Map<String, @Nullable Object> singleton(String name, @Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(name, value);
        return map;
    }

    @Test
    void keysAreTexts() {
        assertThat(tree("1: a\n1.5: b\nyes: c\n2026-01-02: d\n0x10: e\n'on': f\n"))
                .isEqualTo(Map.of("1", "a", "1.5", "b", "true", "c", "2026-01-02", "d", "16", "e", "on", "f"));
    }

    @Test
    void tagsDecideWhereTheyStand() {
        assertThat(
                        tree(
                                "a: !!int '3'\nb: !!float '3.5'\nc: !!bool 'yes'\nd: !!binary aGk=\ne: !mine x\nf: !!null ''\n"))
                .isEqualTo(tree("a: 3\nb: 3.5\nc: true\nd: hi\ne: x\nf:\n"));
    }

    @Test
    void anchorsAndMergeKeysAreResolved() {
        String text = """
                base: &base {a: 1, b: 2}
                more: &more {b: 3, c: 4}
                one: {<<: *base, b: 5}
                two: {b: 6, <<: [*base, *more]}
                three: *base
                quoted: {'<<': 7}
                """;

        assertThat(tree(text)).isEqualTo(tree("""
                base: {a: 1, b: 2}
                more: {b: 3, c: 4}
                one: {a: 1, b: 5}
                two: {a: 1, b: 6, c: 4}
                three: {a: 1, b: 2}
                quoted: {"<<": 7}
                """));
        assertThat(Yaml.parse(text).get(0).duplicates()).isEmpty();
    }

    @Test
    void duplicateKeysAreNotedByPathAndTheLastOneCounts() {
        Document document = Yaml.parse(
                        "spec:\n  containers:\n  - name: a\n    name: b\n    env: [{name: x, name: y}]\nspec: {z: 1}\n")
                .get(0);

        assertThat(document.duplicates())
                .containsExactly("spec.containers[0].name", "spec.containers[0].env[0].name", "spec");
        assertThat(document.tree()).isEqualTo(Map.of("spec", Map.of("z", 1L)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a:\\n\\tb: 1              | line 2, column 1: found character '\\t(TAB)' that cannot start any token
            a: b: c                   | line 1, column 5: mapping values are not allowed here
            a: [1, 2                  | line 1, column 9: expected ',' or ']'
            a: 'x                     | line 1, column 6: found unexpected end of stream
            a: *nowhere               | line 1, column 4: found undefined alias nowhere
            a:\\n  b: 1\\n c: 2       | line 3, column 2: expected <block end>
            a: {b: 1                  | line 1, column 9: expected ',' or '}'
            - a\\nb: 1                | line 2, column 1: expected <block end>
            a: @x                     | line 1, column 4: found character '@' that cannot start any token
            a: "\\x"                  | line 1, column 7: expected escape sequence of 2 hexadecimal numbers
            """)
    void syntaxErrorsHaveLineAndColumn(String text, String message) {
        assertThatThrownBy(() -> Yaml.parse(text.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("not YAML: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a: &x [*x]               | a[0]: an anchor must not contain itself (line 1, column 4)
            a: &x {b: {c: *x}}       | a.b.c: an anchor must not contain itself (line 1, column 4)
            a: &x {<<: *x}           | a: an anchor must not contain itself (line 1, column 4)
            a: .inf                  | a: .inf is no number of JSON (line 1, column 4)
            a: -.NaN                 | ok
            a: {? [1] : 2}           | a: a key must be a text (line 1, column 7)
            a: {~: 2}                | a: a key must be a text (line 1, column 5)
            a: {<<: 5}               | a: << must name an object or a list of objects (line 1, column 9)
            a: !!binary "*"          | ok
            """)
    void textThatNoObjectCanHold(String text, String message) {
        if (message.equals("ok")) {
            assertThat(Yaml.parse(text)).hasSize(1);
        } else {
            assertThatThrownBy(() -> Yaml.parse(text))
                    .isInstanceOf(DecodeException.class)
                    .hasMessage(message);
        }
    }

    @Test
    void aFewAliasesMustNotBecomeAMillionLaughs() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            String alias = "*a" + (i - 1);
            text.append("a" + i + ": &a" + i + " [" + String.join(", ", Collections.nCopies(9, alias)) + "]\n");
        }

        assertThatThrownBy(() -> Yaml.parse(text.toString()))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("aliases make it many times larger than its text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "- ", "{a: "})
    void endlessNestingIsRefused(String opening) {
        assertThatThrownBy(() -> Yaml.parse(opening.repeat(20_000)))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("not YAML: ");
    }

    @Test
    void deepNestingIsFine() {
        String deep = "[".repeat(900) + "]".repeat(900);

        assertThat(Yaml.parse(deep)).hasSize(1);
        assertThat(Yaml.parse("x: " + deep).get(0).tree())
                .isEqualTo(Json.parse("{\"x\":" + deep + "}").tree());
    }

    @Test
    void manyAliasesAndLargeDocumentsAreFine() {
        String aliases = "a: &a {b: c}\n"
                + IntStream.range(0, 2000).mapToObj(i -> "k" + i + ": *a\n").collect(Collectors.joining());
        String large = "data:\n"
                + IntStream.range(0, 100_000)
                        .mapToObj(i -> "  key" + i + ": value\n")
                        .collect(Collectors.joining());

        assertThat(tree(aliases)).asInstanceOf(InstanceOfAssertFactories.MAP).hasSize(2001);
        assertThat(((Map<?, ?>) ((Map<?, ?>) Objects.requireNonNull(tree(large))).get("data")))
                .hasSize(100_000);
    }

    @Test
    void aByteOrderMarkIsNoText() {
        assertThat(tree("\ufeffa: 1")).isEqualTo(Map.of("a", 1L));
        assertThat(tree("\ufeff{\"a\": 1}")).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void windowsLineEndsAreLineEnds() {
        assertThat(tree("a: 1\r\nb: |\r\n  x\r\n  y\r\n")).isEqualTo(Map.of("a", 1L, "b", "x\ny\n"));
    }
}
