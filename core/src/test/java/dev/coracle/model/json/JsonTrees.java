package dev.coracle.model.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Arbitrary JSON: trees as the readers make them. */
final class JsonTrees {
    private JsonTrees() {}

    /** Texts, with those in front that YAML, a terminal or a careless writer might take for something else. */
    static Arbitrary<String> texts() {
        Arbitrary<String> tricky = Arbitraries.of(
                "yes",
                "n",
                "on",
                "null",
                "~",
                "1",
                "1.0",
                "1e3",
                "0x1f",
                "017",
                "0o17",
                "1_000",
                "12:30:45",
                "-.5",
                ".inf",
                "2026-01-02",
                "- x",
                "a: b",
                "a #b",
                "#c",
                "{x",
                "[x",
                "*a",
                "&a",
                "!a",
                "|",
                ">",
                "%",
                "@",
                "`",
                "'",
                "\"",
                "?",
                ":",
                "-",
                "---",
                "...",
                "<<",
                "=",
                " lead",
                "trail ",
                "two\nlines",
                "line\n",
                "\n",
                "\n\n",
                "  a\nb",
                "a\n b",
                "tab\there",
                "\t",
                "\r\n",
                "a\rb",
                "\u0007",
                "\u0000",
                "\u007f",
                "\u0085",
                "\u2028",
                "\ufeff",
                "\u00e9",
                "\u2603",
                "\ud83d\ude00",
                "\\",
                "a\\nb",
                "x\n---\ny",
                "# a\nb",
                "a \nb",
                "true\n");
        Arbitrary<String> any = Arbitraries.strings()
                .ofMaxLength(12)
                .filter(text -> text.chars().noneMatch(c -> Character.isSurrogate((char) c) || c >= 0xfffe));
        return Arbitraries.oneOf(Arbitraries.strings().alpha().ofMaxLength(8), tricky, any);
    }

    /** Any JSON but null, down to a depth. */
    static Arbitrary<Object> trees(int depth) {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                texts().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.longs().asGeneric(),
                fractions().asGeneric(),
                Arbitraries.of(new BigDecimal(new BigInteger("123456789012345678901234567890")))
                        .asGeneric());
        if (depth == 0) return leaves;
        Arbitrary<Object> below = trees(depth - 1);
        Arbitrary<List<Object>> lists = below.injectNull(0.1).list().ofMaxSize(3);
        return Arbitraries.frequencyOf(
                Tuple.of(3, leaves),
                Tuple.of(1, lists.asGeneric()),
                Tuple.of(1, objects(below).asGeneric()));
    }

    static Arbitrary<Map<String, Object>> objects(Arbitrary<Object> values) {
        return Arbitraries.maps(texts(), values.injectNull(0.1)).ofMaxSize(3);
    }

    /** Numbers that are not whole: whole ones are read as longs. */
    private static Arbitrary<BigDecimal> fractions() {
        return Arbitraries.longs()
                .between(-1_000_000, 1_000_000)
                .tuple2()
                .map(pair -> BigDecimal.valueOf(10 * pair.get1() + 1, (int) (1 + Math.abs(pair.get2() % 5))));
    }
}
