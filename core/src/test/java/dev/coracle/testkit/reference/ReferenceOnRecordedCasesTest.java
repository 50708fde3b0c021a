package dev.coracle.testkit.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.json.Json;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.decide.Case;
import dev.coracle.scheduler.decide.Decider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The reference answers as kube-scheduler 1.26 was recorded answering; where a newer release is known to decide otherwise,
 * as the fast scheduler does.
 */
class ReferenceOnRecordedCasesTest {
    private static final Path RECORDED = Path.of("../../shared/golden/scheduling");
    private static final Path DIFFERENCES = Path.of("src/test/resources/golden/scheduling-differences.txt");

    @Test
    void everyRecordedCaseIsAnsweredAsRecorded() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(RECORDED), "no recorded decisions beside the project: " + RECORDED);
        List<String> cases = lines("cases.jsonl.gz");
        List<String> answers = lines("answers.jsonl.gz");
        Set<String> newer = newer();
        Map<String, String> wrong = new TreeMap<>();
        for (int i = 0; i < cases.size(); i++) {
            Case situation = Case.parse(cases.get(i));
            Object right = newer.contains(situation.name())
                    ? plain(Decider.explain(situation, Profile.defaults()).tree())
                    : Json.parse(answers.get(i)).tree();
            Object actual = plain(ReferenceAnswer.of(situation));
            if (!Objects.equals(actual, right)) {
                wrong.put(situation.name(), "right " + Json.treeToText(right) + "\n  got " + Json.treeToText(actual));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Set<String> newer() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (String line : Files.readAllLines(DIFFERENCES)) {
            if (!line.isBlank() && !line.startsWith("#")) names.add(line.substring(0, line.indexOf(": ")));
        }
        return names;
    }

    private static List<String> lines(String file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RECORDED.resolve(file))), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /** As it is read back. */
    private static @Nullable Object plain(Map<String, Object> answer) {
        return Json.parse(Json.treeToText(answer)).tree();
    }
}
