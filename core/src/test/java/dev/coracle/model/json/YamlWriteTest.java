package dev.coracle.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.meta.ObjectMeta;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriteTest {
    @Test
    void looksLikeKubectlsOutput() {
        Pod pod = Pod.builder()
                .metadata(ObjectMeta.builder()
                        .name("p")
                        .namespace("default")
                        .putLabel("app", "web")
                        .build())
                .spec(PodSpec.builder()
                        .addContainer(Container.builder()
                                .name("c")
                                .image("nginx:1.25")
                                .addArgs("--port", "8080")
                                .resources(ResourceRequirements.builder()
                                        .putRequest("cpu", Quantity.parse("2"))
                                        .putRequest("memory", Quantity.parse("1Gi"))
                                        .build())
                                .tty(true)
                                .build())
                        .terminationGracePeriodSeconds(30L)
                        .build())
                .build();

        assertThat(Yaml.write(pod)).isEqualTo("""
                apiVersion: v1
                kind: Pod
                metadata:
                  labels:
                    app: web
                  name: p
                  namespace: default
                spec:
                  containers:
                  - args:
                    - --port
                    - "8080"
                    image: nginx:1.25
                    name: c
                    resources:
                      requests:
                        cpu: "2"
                        memory: 1Gi
                    tty: true
                  terminationGracePeriodSeconds: 30
                status: {}
                """);
    }

    @Test
    void namesAreInOrderThroughout() {
        ConfigMap map =
                ConfigMap.builder().putData("b", "2").putData("a", "x\ny\n").build();

        assertThat(Yaml.write(map)).isEqualTo("""
                apiVersion: v1
                data:
                  a: |
                    x
                    y
                  b: "2"
                kind: ConfigMap
                metadata: {}
                """);
    }

    @Test
    void severalValuesAreDivided() {
        assertThat(Yaml.write(
                        List.of(Namespace.builder().build(), Namespace.builder().build())))
                .isEqualTo("""
                apiVersion: v1
                kind: Namespace
                metadata: {}
                spec: {}
                status: {}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {}
                spec: {}
                status: {}
                """);
        assertThat(Yaml.write(List.of())).isEmpty();
    }

    private static String written(String text) {
        String yaml = Yaml.write(ConfigMap.builder().putData("k", text).build());
        return yaml.substring(yaml.indexOf("  k: ") + 5, yaml.indexOf("\nkind"));
    }

    /** Texts that some reader of YAML takes for something else; kubectl quotes them too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "y",
                "n",
                "yes",
                "NO",
                "on",
                "OFF",
                "True",
                "null",
                "Null",
                "~",
                "",
                "1",
                "+1",
                "-0",
                "017",
                "08",
                "0x1f",
                "0o17",
                "0b11",
                "1e3",
                "1_000",
                "1.",
                ".5",
                "-.5",
                "0.",
                ".inf",
                "12:30:45",
                "190:20:30.15",
                "2026-01-02",
                "2001-12-14t21:59:43.10-05:00",
                "123456789012345678901234567890",
            })
    void textsThatLookLikeSomethingElseAreQuoted(String text) {
        assertThat(written(text)).isEqualTo('"' + text + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.0.0", "1Gi", "yes please", "a#b", "?x", ":x", "1,000", "1e", "e3", "0xg", "a,b", "x\\y", "~x"
            })
    void otherTextsAreNot(String text) {
        assertThat(written(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            a: b      | 'a: b'
            - x       | '- x'
            #c        | '#c'
            a #b      | 'a #b'
            `trail `  | 'trail '
            ` lead`   | ' lead'
            @x        | '@x'
            *k        | '*k'
            [x        | '[x'
            {}        | '{}'
            'q'       | '''q'''
            "q"       | '"q"'
            x:        | 'x:'
            -         | '-'
            ---       | '---'
            """)
    void syntaxIsQuoted(String text, String quoted) {
        assertThat(written(text)).isEqualTo(quoted);
    }

    @Test
    void whatCannotBeSeenIsEscaped() {
        assertThat(written("tab\there")).isEqualTo("\"tab\\there\"");
        assertThat(written("\u0007bell")).isEqualTo("\"\\abell\"");
        assertThat(written("a\r\nb")).isEqualTo("\"a\\r\\nb\"");
        assertThat(written("\u2028")).isEqualTo("\"\\L\"");
    }

    @Test
    void longLinesAreNotFolded() {
        String text = "word ".repeat(100).strip();

        assertThat(written(text)).isEqualTo(text);
    }
}
