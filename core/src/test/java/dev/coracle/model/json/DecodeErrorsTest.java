package dev.coracle.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Secret;
import dev.coracle.model.schema.Scheme;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads who wrote something wrong: the place, what it must be, and what it is. */
class DecodeErrorsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                              | must be an object, not a list
            "x"                                             | must be an object, not "x"
            {"spec":5}                                      | spec: must be an object, not 5
            {"spec":{"containers":{}}}                      | spec.containers: must be a list, not an object
            {"spec":{"containers":[[]]}}                    | spec.containers[0]: must be an object, not a list
            {"metadata":{"labels":"a"}}                     | metadata.labels: must be an object, not "a"
            {"metadata":{"labels":{"a":5}}}                 | metadata.labels[a]: must be a string, not 5: put it in quotes
            {"metadata":{"labels":{"a":true}}}              | metadata.labels[a]: must be a string, not true: put it in quotes
            {"metadata":{"labels":{"a":{}}}}                | metadata.labels[a]: must be a string, not an object
            {"spec":{"hostNetwork":"yes"}}                  | spec.hostNetwork: must be true or false, not "yes"
            {"spec":{"priority":"high"}}                    | spec.priority: must be a whole number from -2147483648 to 2147483647, not "high"
            {"spec":{"priority":1.5}}                       | spec.priority: must be a whole number from -2147483648 to 2147483647, not 1.5
            {"spec":{"priority":3000000000}}                | spec.priority: must be a whole number from -2147483648 to 2147483647, not 3000000000
            {"spec":{"activeDeadlineSeconds":1e30}}         | spec.activeDeadlineSeconds: must be a whole number of 64 bits, not 1E+30
            {"metadata":{"creationTimestamp":"now"}}        | metadata.creationTimestamp: must be a time as RFC 3339 writes it, such as 2026-01-02T03:04:05Z, not "now"
            {"metadata":{"creationTimestamp":""}}           | metadata.creationTimestamp: must be a time as RFC 3339 writes it, such as 2026-01-02T03:04:05Z, not ""
            {"metadata":{"creationTimestamp":5}}            | metadata.creationTimestamp: must be a time such as 2026-01-02T03:04:05Z, not 5
            {"metadata":{"managedFields":[{"fieldsV1":1}]}} | metadata.managedFields[0].fieldsV1: must be an object, not 1
            {"spec":{"overhead":{"cpu":true}}}              | spec.overhead[cpu]: must be a quantity such as 500m, 2 or 1.5Gi, not true
            """)
    void typesThatDoNotFit(String text, String message) {
        assertThatThrownBy(() -> Json.decode(Pod.class, text))
                .isInstanceOf(DecodeException.class)
                .hasMessage(message);
    }

    @Test
    void malformedQuantitiesAreExplained() {
        assertThatThrownBy(() -> Json.decode(Pod.class, "{\"spec\":{\"overhead\":{\"memory\":\"1GB\"}}}"))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith(
                        "spec.overhead[memory]: must be a quantity such as 500m, 2 or 1.5Gi, not \"1GB\": ");
    }

    @Test
    void secretsAreNotRepeated() {
        assertThatThrownBy(() -> Json.decode(Secret.class, "{\"data\":{\"password\":\"hunter2\"}}"))
                .isInstanceOf(DecodeException.class)
                .hasMessage("data[password]: must be base64: its length must be a multiple of four; pad it with '='");
    }

    @Test
    void longTextsAreShortened() {
        assertThatThrownBy(() -> Json.decode(Pod.class, "{\"spec\":\"" + "x".repeat(500) + "\"}"))
                .hasMessage("spec: must be an object, not \"" + "x".repeat(100) + "...\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``            | not JSON: the text is empty
            {} {}         | not JSON: text after the end of the value
            {"a":1,}      | not JSON: line 1, column 8: Unexpected character ('}'
            {"a" 1}       | not JSON: line 1, column 6: Unexpected character ('1'
            {"a":         | not JSON: line 1, column 6: Unexpected end-of-input
            {'a':1}       | not JSON: line 1, column 2: Unexpected character ('''
            {"a":NaN}     | not JSON: line 1, column 9: Non-standard token 'NaN'
            {"a":01}      | not JSON: line 1, column 7: Invalid numeric value
            hello         | not JSON: line 1, column 1: Unrecognized token 'hello'
            """)
    void textThatIsNoJson(String text, String message) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith(message);
        assertThatThrownBy(() -> Json.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("not JSON: ");
    }

    @Test
    void bytesThatAreNoText() {
        for (byte[] bytes : new byte[][] {{'"', (byte) 0xff, '"'}, {0, 0, 0, 0, 0}, {(byte) 0xfe, (byte) 0xff, 0, 1}}) {
            assertThatThrownBy(() -> Json.parse(bytes))
                    .isInstanceOf(DecodeException.class)
                    .hasMessageStartingWith("not JSON: ");
        }
    }

    @Test
    void endlessNestingIsRefused() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000)))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("nesting depth");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            5                                                   | must be an object with apiVersion and kind
            {"apiVersion": "v1"}                                | Object 'Kind' is missing
            {"kind": "Pod"}                                     | Object 'apiVersion' is missing
            {"apiVersion": "v1", "kind": "Pood"}                | no kind "Pood" is registered for version "v1"
            {"apiVersion": "apps/v1", "kind": "Pod"}            | no kind "Pod" is registered for version "apps/v1"
            {"apiVersion": "v1", "kind": "Status"}              | kind "Status" is no object that can be stored
            {"apiVersion": "v1", "kind": "Pod", "specs": {}}    | strict decoding error: unknown field "specs"
            {"apiVersion": "v1", "kind": "List", "items": [5]}  | items[0]: must be an object with apiVersion and kind
            {"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Pod", "spec": {"x": 1}}]} | strict decoding error: unknown field "items[0].spec.x"
            """)
    void documentsThatAreNoObjects(String text, String message) {
        assertThatThrownBy(() -> Yaml.objects(text, Scheme.builtIn()))
                .isInstanceOf(DecodeException.class)
                .hasMessage(message);
    }

    @Test
    void theDocumentIsNamedWhereThereAreSeveral() {
        String text = "apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: Pod\nspec:\n  nodeName: 5\n";

        assertThatThrownBy(() -> Yaml.objects(text, Scheme.builtIn()))
                .hasMessage("document 2 of 2: spec.nodeName: must be a string, not 5: put it in quotes");
    }

    @Test
    void pathsAreQuotedAsGoDoes() {
        assertThat(Json.strict(Pod.class, Json.parse("{\"a\\\"b\\\\\":1}")).mistakes())
                .containsExactly("unknown field \"a\\\"b\\\\\"");
    }
}
