package dev.coracle.examples.decide;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Text files, packed where their names end in {@code .gz}. */
final class TextFiles {
    private TextFiles() {}

    static List<String> lines(Path file) {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream text = isPacked(file) ? new GZIPInputStream(bytes) : bytes;
                BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e, e);
        }
    }

    static void write(Path file, List<String> lines) {
        try (OutputStream bytes = Files.newOutputStream(file);
                OutputStream text = isPacked(file) ? new GZIPOutputStream(bytes) : bytes) {
            for (String line : lines) text.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e, e);
        }
    }

    private static boolean isPacked(Path file) {
        return file.toString().endsWith(".gz");
    }
}
