package dev.coracle.scheduler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.json.Json;
import dev.coracle.scheduler.Profile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Decides what kube-scheduler 1.26 was recorded deciding. Where a newer release decides otherwise, the case is listed
 * with the rule that changed.
 */
class RecordedDecisionsTest {
    private static final Path RECORDED = Path.of("../../shared/golden/scheduling");
    private static final Path DIFFERENCES = Path.of("src/test/resources/golden/scheduling-differences.txt");

    @Test
    void every_recorded_case_is_decided_as_recorded_or_differs_for_a_known_reason() {
        Assumptions.assumeTrue(Files.isDirectory(RECORDED), "no recorded decisions beside the project: " + RECORDED);
        List<String> cases = lines("cases.jsonl.gz");
        List<String> answers = lines("answers.jsonl.gz");
        List<String> differing = new ArrayList<>();
        Map<String, String> first = new LinkedHashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            Case situation = Case.parse(cases.get(i));
            Object expected = Json.parse(answers.get(i)).tree();
            Object actual = plain(Decider.explain(situation, Profile.defaults()).tree());
            if (Objects.equals(actual, expected)) continue;
            differing.add(situation.name());
            first.put(
                    situation.name(),
                    "expected " + Json.treeToText(expected) + "\n     got " + Json.treeToText(actual));
        }
        if (Boolean.getBoolean("golden.print")) first.forEach((name, text) -> System.out.println(name + "\n" + text));
        assertThat(differing).containsExactlyElementsOf(known().keySet());
    }

    /** Names of cases known to differ, and why. */
    private static Map<String, String> known() {
        Map<String, String> reasons = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(DIFFERENCES)) {
                if (line.isBlank() || line.startsWith("#")) continue;
                int colon = line.indexOf(": ");
                reasons.put(line.substring(0, colon), line.substring(colon + 2));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }

    private static List<String> lines(String file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RECORDED.resolve(file))), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is read back. */
    private static @Nullable Object plain(Map<String, Object> answer) {
        return Json.parse(Json.treeToText(answer)).tree();
    }
}
