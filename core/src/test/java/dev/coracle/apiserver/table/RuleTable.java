package dev.coracle.apiserver.table;

import dev.coracle.apiserver.Registry;
import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.patch.MergePatch;
import dev.coracle.model.json.Document;
import dev.coracle.model.json.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/**
 * A table of objects and what becomes of them. A line {@code base} starts an object in YAML that ends at a line
 * {@code --}; {@code at} names the part of it that the rows below change. A row is a merge patch of that part in YAML's
 * flow style: a new object; with {@code ->} between two patches, an update from the one to the other, and with
 * {@code -status->} or the like, an update of that part through its endpoint. The indented lines below a row are
 * what becomes of it: its mistakes, for one. A row may continue on lines that start with a vertical bar.
 */
final class RuleTable {
    /** One row; {@code before} is null for a creation. */
    record Row(String text, @Nullable Document before, Document object, String subresource, List<String> lines) {}

    private static final Path RESOURCES = Path.of("src/test/resources");

    private final List<Row> rows = new ArrayList<>();
    private @Nullable Object base;
    private String place = "";
    private String pending = "";
    private List<String> below = new ArrayList<>();

    /** A test for each row of each table in a directory of the test resources. */
    static Stream<DynamicContainer> tests(String directory, Consumer<Row> test) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(directory))) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicContainer.dynamicContainer(
                            file.getFileName().toString(),
                            read(file).stream()
                                    .map(row -> DynamicTest.dynamicTest(row.text(), () -> test.accept(row)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kind that an object says it is of. */
    static ServedKind<?> kind(Registry registry, Document object) {
        Object kind = ((Map<?, ?>) object.tree()).get("kind");
        return registry.kinds().stream()
                .filter(it -> it.resource().kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    static List<Row> read(Path file) {
        try {
            return new RuleTable().parse(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Row> parse(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("    ")) {
                below.add(line.strip());
            } else if (line.startsWith("|")) {
                pending += "\n" + line.substring(1);
            } else {
                flush();
                if (line.equals("base")) {
                    int end = i + lines.subList(i, lines.size()).indexOf("--");
                    base = Yaml.parse(String.join("\n", lines.subList(i + 1, end)))
                            .get(0)
                            .tree();
                    place = "";
                    i = end;
                } else if (line.startsWith("at")) {
                    place = line.substring(2).strip();
                } else if (!line.startsWith("#")) {
                    pending = line;
                }
            }
        }
        flush();
        return rows;
    }

    private void flush() {
        if (!pending.isBlank()) {
            String[] sides = pending.split(" (?=-[a-z]*-?> )|(?<= -[a-z]{0,30}-?>) ", 3);
            String object = sides[sides.length - 1];
            rows.add(new Row(
                    (place.isEmpty() ? "" : place + " ") + pending,
                    sides.length == 1 ? null : changed(sides[0]),
                    changed(object),
                    sides.length == 1 ? "" : sides[1].replaceAll("[->]", ""),
                    below));
        }
        pending = "";
        below = new ArrayList<>();
    }

    private Document changed(String patch) {
        return new Document(changed(base, place, Yaml.parse(patch).get(0).tree()), List.of());
    }

    @SuppressWarnings("unchecked") // trees have text keys
    private static @Nullable Object changed(@Nullable Object target, String path, @Nullable Object patch) {
        if (path.isEmpty()) return MergePatch.apply(target, patch);
        String[] parts = path.split("[.\\[]", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        if (parts[0].endsWith("]") || target instanceof List) {
            int index = Integer.parseInt(parts[0].replace("]", ""));
            List<@Nullable Object> list = new ArrayList<>((List<@Nullable Object>) target);
            list.set(index, changed(list.get(index), rest, patch));
            return list;
        }
        Map<String, @Nullable Object> map =
                new LinkedHashMap<>(target == null ? Map.of() : (Map<String, @Nullable Object>) target);
        map.put(parts[0], changed(map.get(parts[0]), rest, patch));
        return map;
    }
}
