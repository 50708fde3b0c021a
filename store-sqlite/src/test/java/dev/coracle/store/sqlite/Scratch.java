package dev.coracle.store.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A directory that is gone afterwards, and names for files in it. */
final class Scratch implements AutoCloseable {
    private final Path directory;
    private final AtomicInteger files = new AtomicInteger();

    Scratch() {
        try {
            directory = Files.createTempDirectory("coracle-store");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name that no file has. */
    Path file() {
        return directory.resolve("store-" + files.incrementAndGet() + ".db");
    }

    @Override
    public void close() {
        try (Stream<Path> tree = Files.walk(directory)) {
            List<Path> paths = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : paths) Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
