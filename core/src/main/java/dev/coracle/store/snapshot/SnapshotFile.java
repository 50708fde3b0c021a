package dev.coracle.store.snapshot;

import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreException;
import dev.coracle.store.Value;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * How a snapshot is written: a mark, the version of the format, the revision, the number of entries; for each its key and
 * its value, both with their length before; and a checksum (CRC-32) of all that. Numbers are in network order.
 */
final class SnapshotFile {
    /** What a file holds. */
    record Contents(long revision, List<Entry> entries) {}

    /** A key and its value. */
    record Entry(String key, Value value) {}

    private static final int MARK = 0x4372636c;
    private static final int VERSION = 1;

    private SnapshotFile() {}

    /** Writes a file, under another name until it is whole and on the disk: it is there as a whole or not at all. */
    static void write(Path file, long revision, List<KeyValue> entries) {
        Path made = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    made, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                CheckedOutputStream checked = new CheckedOutputStream(
                        new BufferedOutputStream(Channels.newOutputStream(channel)), new CRC32());
                DataOutputStream out = new DataOutputStream(checked);
                write(out, revision, entries);
                out.writeLong(checked.getChecksum().getValue());
                out.flush();
                channel.force(true);
            }
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreException("no snapshot can be written to " + file + ": " + e, false, e);
        }
    }

    private static void write(DataOutputStream out, long revision, List<KeyValue> entries) throws IOException {
        out.writeInt(MARK);
        out.writeInt(VERSION);
        out.writeLong(revision);
        out.writeInt(entries.size());
        for (KeyValue entry : entries) {
            write(out, entry.key().getBytes(StandardCharsets.UTF_8));
            write(out, entry.value().bytes());
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Reads a file.
     *
     * @throws StoreException where it is missing, no snapshot, of a newer release, or damaged
     */
    static Contents read(Path file) {
        try (CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32());
                DataInputStream in = new DataInputStream(checked)) {
            if (in.readInt() != MARK) throw unusable(file, "it is none");
            int version = in.readInt();
            if (version > VERSION) throw unusable(file, "its format " + version + " is of a newer release");
            Contents contents = read(in);
            long sum = checked.getChecksum().getValue();
            if (in.readLong() != sum || in.read() >= 0) throw unusable(file, "it is damaged");
            return contents;
        } catch (EOFException e) {
            throw unusable(file, "it ends too early");
        } catch (IOException e) {
            throw new StoreException("the snapshot " + file + " cannot be read: " + e, false, e);
        }
    }

    private static Contents read(DataInputStream in) throws IOException {
        long revision = in.readLong();
        int count = in.readInt();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(new Entry(new String(bytes(in), StandardCharsets.UTF_8), Value.of(bytes(in))));
        }
        return new Contents(revision, entries);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = length < 0 ? new byte[0] : in.readNBytes(length); // fewer where the file ends before
        if (bytes.length != length) throw new EOFException();
        return bytes;
    }

    private static StoreException unusable(Path file, String reason) {
        return new StoreException("the snapshot " + file + " cannot be used: " + reason, false);
    }
}
