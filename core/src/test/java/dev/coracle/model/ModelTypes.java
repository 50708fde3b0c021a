package dev.coracle.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every type of the model, found among the compiled classes. */
public final class ModelTypes {
    private static final List<Class<? extends ModelValue>> ALL = find();

    private ModelTypes() {}

    /** Those with a builder, in the order of their names. */
    public static List<Class<? extends ModelValue>> all() {
        return ALL;
    }

    private static List<Class<? extends ModelValue>> find() {
        try {
            Path root = Path.of(ModelValue.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root.resolve("dev/coracle/model"))) {
                return files.map(file -> root.relativize(file).toString())
                        .filter(file -> file.endsWith("$Builder.class") && !file.contains("Immutable"))
                        .map(file -> file.replace("$Builder.class", "").replace('/', '.'))
                        .sorted()
                        .<Class<? extends ModelValue>>map(ModelTypes::load)
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<? extends ModelValue> load(String name) {
        try {
            return Class.forName(name).asSubclass(ModelValue.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
