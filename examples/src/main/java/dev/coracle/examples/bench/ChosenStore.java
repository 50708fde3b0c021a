package dev.coracle.examples.bench;

import dev.coracle.store.StoreFactory;
import dev.coracle.store.etcd.EtcdOptions;
import dev.coracle.store.etcd.EtcdStore;
import dev.coracle.store.memory.MemoryStore;
import dev.coracle.store.sqlite.Durability;
import dev.coracle.store.sqlite.SqliteOptions;
import dev.coracle.store.sqlite.SqliteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The store that a benchmark was told to use. Its files are gone when this is closed. */
final class ChosenStore implements AutoCloseable {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--store",
            description = "memory, sqlite, sqlite-normal or etcd; ${DEFAULT-VALUE} by default",
            defaultValue = "memory")
    private String name = "";

    @Option(
            names = "--directory",
            description = "where files go, a new temporary directory by default; they are deleted afterwards")
    private Path directory = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(
            names = "--endpoint",
            description = "the client URL of an etcd to fill, for --store etcd; ${DEFAULT-VALUE} by default",
            defaultValue = "http://127.0.0.1:2379")
    private URI endpoint = URI.create("");

    private @Nullable Path place;

    boolean is(String other) {
        return name.equals(other);
    }

    URI endpoint() {
        return endpoint;
    }

    /** Opens the store with all that was written to it before. */
    StoreFactory factory() {
        return factory("store", "");
    }

    /** Opens another store of this kind; in etcd below a root that must be empty. */
    StoreFactory other() {
        return factory("other", "/other");
    }

    /** A file that goes with the others. */
    Path file(String fileName) {
        return place().resolve(fileName);
    }

    private StoreFactory factory(String fileName, String root) {
        Path file = file(fileName + ".db");
        Map<String, StoreFactory> factories = new TreeMap<>();
        factories.put("memory", MemoryStore::new);
        factories.put("sqlite", SqliteStore.at(file));
        factories.put(
                "sqlite-normal",
                SqliteStore.at(
                        file,
                        SqliteOptions.builder().durability(Durability.NORMAL).build()));
        factories.put(
                "etcd",
                EtcdStore.at(
                        EtcdOptions.builder().addEndpoints(endpoint).root(root).build()));
        StoreFactory factory = factories.get(name);
        if (factory != null) return factory;
        throw new ParameterException(spec.commandLine(), "--store is one of " + factories.keySet());
    }

    private Path place() {
        if (place != null) return place;
        try {
            place = Files.createTempDirectory(directory, "coracle-bench");
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + directory, e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** Deletes the files. */
    @Override
    public void close() {
        if (place == null) return;
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + place, e);
        }
        place = null;
    }
}
