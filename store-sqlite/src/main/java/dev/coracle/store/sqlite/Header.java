package dev.coracle.store.sqlite;

import dev.coracle.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The beginning of a file, read without SQLite, which would bring what it finds beside the file into it. To be read only
 * while nothing in this process has the file open: closing it here would drop the locks of whoever has.
 *
 * @see <a href="https://sqlite.org/fileformat2.html">SQLite's file format, 1.3</a>
 */
final class Header {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 100;
    private static final int VERSION_AT = 60;
    private static final int APPLICATION_AT = 68;

    private Header() {}

    /**
     * Lets pass what is a store that this release can read.
     *
     * @throws StoreException where it is not
     */
    static void check(Path file, int newestVersion) {
        byte[] head = read(file);
        boolean database = head.length == LENGTH && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
        if (!database) throw new StoreException(file + " is not a store: it is no SQLite database", false);
        ByteBuffer header = ByteBuffer.wrap(head);
        if (header.getInt(APPLICATION_AT) != Schema.APPLICATION) {
            throw new StoreException(file + " is not a store: it is the SQLite database of something else", false);
        }
        int version = header.getInt(VERSION_AT);
        if (version > newestVersion) {
            throw new StoreException(
                    "the store at " + file + " was written by a newer release: it has version " + version
                            + ", and this release knows versions up to " + newestVersion,
                    false);
        }
    }

    private static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LENGTH);
        } catch (IOException e) {
            throw new StoreException("the store at " + file + " cannot be read: " + e.getMessage(), false, e);
        }
    }
}
