package dev.coracle.examples.replay;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file of a trace, plain or compressed: on disk, or one that comes with the example. */
record TraceFile(String name, Opener opener) {
    static TraceFile of(Path path) {
        return new TraceFile(path.toString(), () -> Files.newInputStream(path));
    }

    static TraceFile sample(String name) {
        return new TraceFile(name, () -> {
            InputStream stream = TraceFile.class.getResourceAsStream(name);
            if (stream == null) throw new FileNotFoundException("no such sample");
            return stream;
        });
    }

    /** Its name without what says that it is compressed. */
    String plainName() {
        return name.replaceFirst("\\.gz$", "");
    }

    Reader open() throws IOException {
        InputStream stream = new BufferedInputStream(opener.open());
        if (!plainName().equals(name)) stream = new GZIPInputStream(stream, 1 << 16);
        return new InputStreamReader(stream, StandardCharsets.UTF_8);
    }

    /** Opens the bytes of a file. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }
}
