package dev.coracle.store.sqlite;

import dev.coracle.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to use a file, of which there is one: against other processes by a lock on a file beside it, which holds the
 * number of the process and is never deleted, since who deletes it may delete another's. Within this process a lock does
 * not help, and to try for one even loses the first, as POSIX has it: so it is asked for only by who has the right here.
 */
final class Claim implements AutoCloseable {
    private static final Set<Path> CLAIMED = ConcurrentHashMap.newKeySet();

    private final Path file;
    private @Nullable FileChannel channel;

    private Claim(Path file) {
        this.file = file;
    }

    /**
     * Claims a file within this process.
     *
     * @throws StoreException where it is claimed
     */
    static Claim of(Path file) {
        if (!CLAIMED.add(file)) {
            throw new StoreException("the store at " + file + " is in use: this process has it open already", false);
        }
        return new Claim(file);
    }

    /**
     * Claims it against other processes.
     *
     * @throws StoreException where one of them has it
     */
    void lock() {
        Path path = file.resolveSibling(file.getFileName() + ".lock");
        try {
            FileChannel opened = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = opened;
            FileLock lock = opened.tryLock();
            if (lock == null) {
                throw new StoreException(
                        "the store at " + file + " is in use by process " + Files.readString(path), false);
            }
            opened.truncate(0);
            String process = Long.toString(ProcessHandle.current().pid());
            opened.write(ByteBuffer.wrap(process.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new StoreException("the store at " + file + " cannot be locked: " + e, false, e);
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) channel.close();
        } catch (IOException ignored) {
            // the lock ends with the process
        } finally {
            CLAIMED.remove(file);
        }
    }
}
