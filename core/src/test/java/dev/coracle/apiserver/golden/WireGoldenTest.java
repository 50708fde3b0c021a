package dev.coracle.apiserver.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coracle.api.ApiRequest;
import dev.coracle.apiserver.admission.AdmissionPlugin;
import dev.coracle.apiserver.admission.BuiltInAdmission;
import dev.coracle.apiserver.admission.TaintNodesByCondition;
import dev.coracle.apiserver.golden.WireCase.WireStep;
import dev.coracle.client.TestServer;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.store.memory.MemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Plays recorded requests against a server in process and compares its answers with those of kube-apiserver. Where this
 * server answers otherwise, {@code golden/wire-differences.txt} says why; a case listed there that has become equal
 * fails the test too, so that the list stays true.
 */
class WireGoldenTest {
    private static final Path RECORDING = Path.of("../../shared/golden/wire/transcript.jsonl.gz");
    private static final Path DIFFERENCES = Path.of("src/test/resources/golden/wire-differences.txt");

    private int playedSteps;
    private int skippedSteps;

    @Test
    void answersAreThoseOfKubernetes() throws IOException {
        assumeTrue(Files.exists(RECORDING), "no recording at " + RECORDING);
        Map<String, String> listed = listed();
        Map<String, String> unlisted = new LinkedHashMap<>();
        Map<String, int[]> score = new TreeMap<>();
        List<String> equalAfterAll = new ArrayList<>();
        int skipped = 0;
        for (WireCase recorded : WireCase.read(RECORDING)) {
            Optional<String> difference = play(recorded);
            if (difference.isEmpty()) {
                skipped++;
                continue;
            }
            int[] counts = score.computeIfAbsent(recorded.name().split("-")[0], it -> new int[3]);
            counts[0]++;
            boolean equal = difference.get().isEmpty();
            boolean known = listed.containsKey(recorded.name());
            if (equal) counts[1]++;
            if (!equal && known) counts[2]++;
            if (equal && known) equalAfterAll.add(recorded.name());
            if (!equal && !known) unlisted.put(recorded.name(), difference.get());
        }
        report(score, skipped);
        assertThat(unlisted).as("answers that differ and are not listed").isEmpty();
        assertThat(equalAfterAll).as("cases listed as different that are equal").isEmpty();
    }

    private static List<AdmissionPlugin> plugins(Entropy entropy) {
        List<AdmissionPlugin> plugins = new ArrayList<>(BuiltInAdmission.all(entropy));
        plugins.add(new TaintNodesByCondition());
        return plugins;
    }

    private static Map<String, String> listed() throws IOException {
        Map<String, String> listed = new LinkedHashMap<>();
        for (String line : Files.readAllLines(DIFFERENCES, StandardCharsets.UTF_8)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] parts = line.split(": ", 2);
            listed.put(parts[0], parts[1]);
        }
        return listed;
    }

    /** The first difference of a case, the empty text for none; empty where nothing of the case could be played. */
    private Optional<String> play(WireCase recorded) {
        Platform platform = new Kernel(1).root();
        TestServer cluster = new TestServer(platform, new MemoryStore(platform), plugins(platform.entropy()));
        String namespace = "wire-case";
        cluster.addNamespace(namespace);
        if (recorded.steps().stream().anyMatch(WireStep::isApply)) return Optional.empty();
        boolean played = false;
        for (WireStep step : recorded.steps()) {
            Optional<ApiRequest> request =
                    WireRequest.parse(step, namespace, cluster.server().registry());
            if (request.isEmpty()) return Optional.empty();
            if (step.isTransformed()) {
                skippedSteps++;
                continue;
            }
            played = true;
            playedSteps++;
            WireAnswer expected = WireAnswer.normalized(step.expectedCode(), step.expectedBody(), namespace);
            WireAnswer actual = WireAnswer.of(cluster.server().call(request.get()), namespace);
            if (expected.isTypeMistakeLike(actual)) continue;
            String difference = expected.difference(actual);
            if (!difference.isEmpty()) return Optional.of(step.method() + " " + difference);
        }
        return played ? Optional.of("") : Optional.empty();
    }

    private void report(Map<String, int[]> score, int skipped) {
        int[] total = new int[3];
        score.forEach((family, counts) -> {
            System.out.printf("wire %-8s played %d, equal %d, listed %d%n", family, counts[0], counts[1], counts[2]);
            for (int i = 0; i < total.length; i++) total[i] += counts[i];
        });
        System.out.printf(
                "wire total    played %d cases (%d steps), equal %d, listed %d; skipped %d cases, %d steps%n",
                total[0], playedSteps, total[1], total[2], skipped, skippedSteps);
    }
}
