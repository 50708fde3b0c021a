package dev.coracle.testkit.experiment;

import dev.coracle.testkit.arbitrary.ClusterCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where cases are kept: those that once broke a promise, to be played first for ever after, and what was found this time.
 *
 * @param regressions directory of cases as JSON, one to a file; need not be there
 * @param findings directory to write to; made where it is not there
 */
public record Notebook(Path regressions, Path findings) {
    /** Name of the system property that holds the directory of regressions. */
    public static final String REGRESSIONS = "coracle.regressions";

    /** Name of the system property that holds the directory of findings. */
    public static final String FINDINGS = "coracle.findings";

    /**
     * As system properties say; otherwise {@code src/test/resources/regressions} and {@code target/coracle} in the
     * working directory.
     */
    public static Notebook ofProject() {
        return new Notebook(
                Path.of(System.getProperty(REGRESSIONS, "src/test/resources/regressions")),
                Path.of(System.getProperty(FINDINGS, "target/coracle")));
    }

    /** The cases to play first, in the order of their files' names. */
    List<ClusterCase> cases() {
        if (!Files.isDirectory(regressions)) return List.of();
        try (Stream<Path> files = Files.list(regressions)) {
            List<ClusterCase> cases = new ArrayList<>();
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".json")).sorted().toList()) {
                cases.add(ClusterCase.fromJson(Files.readString(file)));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the cases in " + regressions, e);
        }
    }

    /**
     * Writes down a case that breaks a promise: {@code plan.json}, to be copied to the regressions, {@code outcome.txt},
     * and what happens in it as {@code timeline.txt} and, for a browser, {@code timeline.html}.
     *
     * @param recording of the case, played once more
     * @return the directory
     */
    Path keep(Outcome broken, Recording recording) {
        String name = broken.broken().orElse("kept") + "-" + Replay.hex(broken.hash());
        Path directory = findings.resolve(name);
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("plan.json"), broken.played().toJson() + "\n");
            Files.writeString(directory.resolve("timeline.txt"), recording.text());
            Files.writeString(directory.resolve("timeline.html"), recording.html());
            Files.writeString(directory.resolve("outcome.txt"), broken + "\n");
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + directory, e);
        }
    }
}
