package dev.coracle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Recordings and data that lie beside the project; a test that reads them is skipped where they are absent. */
public final class SharedData {
    private static final Path DIRECTORY = Path.of("..", "..", "shared");

    private SharedData() {}

    /** The text of a compressed file, such as {@code golden/wire/transcript.jsonl.gz}. */
    public static String text(String file) {
        Path path = DIRECTORY.resolve(file);
        assumeTrue(
                Files.exists(path),
                () -> "skipped: there is no " + path.toAbsolutePath().normalize());
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
