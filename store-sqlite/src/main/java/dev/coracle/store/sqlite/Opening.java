package dev.coracle.store.sqlite;

import dev.coracle.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.sqlite.SQLiteErrorCode;

/** How a file is opened: nothing of it is changed before it is known to be a sound store that nobody else uses. */
final class Opening {
    /** An open file and what is in it. */
    record Opened(StoreFile file, Recollection recollection) {}

    private final Path file;
    private final SqliteOptions options;
    private final Schema schema;
    private final Probe probe;

    Opening(Path path, SqliteOptions options, Schema schema, Probe probe) {
        this.file = real(path);
        this.options = options;
        this.schema = schema;
        this.probe = probe;
    }

    /** One name for one file, or a claim on it could be made twice. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path directory = absolute.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new StoreException("no store can be at " + path + ": there is no directory " + directory, false);
        }
        try {
            return Files.exists(absolute)
                    ? absolute.toRealPath()
                    : directory.toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            throw new StoreException("the store at " + path + " cannot be found: " + e, false, e);
        }
    }

    /**
     * Opens the file; makes it, where it is missing or empty.
     *
     * @throws StoreException where it cannot be opened, which says why
     */
    Opened open() {
        Claim claim = Claim.of(file);
        try {
            check();
            claim.lock();
            check(); // it may have come into being meanwhile
            if (isMissing()) create();
            return open(claim);
        } catch (RuntimeException | Error e) {
            claim.close();
            throw e;
        }
    }

    private boolean isMissing() {
        return size(file) == 0;
    }

    private void check() {
        if (!isMissing()) Header.check(file, schema.version());
        boolean writable = isMissing() || Files.isWritable(file);
        if (!writable) throw new StoreException("the store at " + file + " cannot be opened: it is read-only", false);
        if (!Files.isWritable(file.resolveSibling("."))) {
            throw new StoreException("the store at " + file + " cannot be opened: its directory is read-only", false);
        }
    }

    /** Under another name, which is changed when all is done: a store is there as a whole or not at all. */
    private void create() {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        if (size(log) > 0) {
            throw new StoreException(
                    file + " is missing, but its log " + log + " is there: put the file back, or take the log away",
                    false);
        }
        Path made = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(made);
            schema.create(made);
            probe.before(Work.CREATION);
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            flushDirectory();
            probe.after(Work.CREATION);
        } catch (IOException | SQLException e) {
            throw new StoreException("no store can be made at " + file + ": " + e, false, e);
        }
    }

    private void flushDirectory() {
        try (FileChannel directory = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException ignored) {
            // not every system lets a directory be opened; those that do not keep names by themselves
        }
    }

    private Opened open(Claim claim) {
        Database database = null;
        try {
            database = Database.open(file, probe);
            configure(database);
            return read(new StoreFile(claim, database, options.durability(), probe));
        } catch (SQLException | RuntimeException e) {
            if (database != null) closeQuietly(database);
            throw e instanceof SQLException cause ? explained(cause) : (RuntimeException) e;
        }
    }

    private Opened read(StoreFile opened) throws SQLException {
        Recollection recollection = recollect(opened);
        opened.begin();
        return new Opened(opened, recollection);
    }

    private Recollection recollect(StoreFile opened) throws SQLException {
        try {
            return opened.recollect(options.history());
        } catch (StoreException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private void configure(Database database) throws SQLException {
        database.run("PRAGMA busy_timeout = 5000");
        database.run("PRAGMA locking_mode = EXCLUSIVE"); // keeps other programs out, and the log's index on the heap
        database.text("PRAGMA journal_mode = WAL");
        database.run("PRAGMA synchronous = FULL");
        database.run("PRAGMA fullfsync = ON"); // on macOS a plain flush ends in the disk's memory
        database.run("PRAGMA checkpoint_fullfsync = ON");
        database.run("PRAGMA wal_autocheckpoint = 0");
        database.run("PRAGMA journal_size_limit = " + (64 << 20));
        database.run("PRAGMA cache_size = " + -(16 << 10));
        database.run("PRAGMA temp_store = MEMORY");
        database.run("PRAGMA trusted_schema = OFF");
        database.run("PRAGMA cell_size_check = ON");
        String state = database.text("PRAGMA quick_check(1)");
        if (!state.equals("ok")) throw damaged(state);
        schema.migrate(database);
        database.run("PRAGMA synchronous = " + options.durability());
        OptionalLong quota = options.quotaBytes();
        if (quota.isPresent()) database.number("PRAGMA max_page_count = " + quota.getAsLong() / Schema.PAGE_BYTES);
    }

    private StoreException damaged(String how) {
        return new StoreException("the store at " + file + " is damaged, put a copy in its place: " + how, false);
    }

    private StoreException explained(SQLException e) {
        int code = Database.code(e);
        if (code == SQLiteErrorCode.SQLITE_BUSY.code) {
            return new StoreException("the store at " + file + " is in use by another program", false, e);
        }
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return damaged(String.valueOf(e.getMessage()));
        }
        return new StoreException("the store at " + file + " cannot be opened: " + e.getMessage(), false, e);
    }

    private static void closeQuietly(Database database) {
        try {
            database.close();
        } catch (SQLException ignored) {
            // what failed before is what the caller is told
        }
    }

    private static long size(Path path) {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            throw new StoreException("the store at " + path + " cannot be found: " + e, false, e);
        }
    }
}
