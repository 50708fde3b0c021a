package dev.coracle.examples.replay;

import dev.coracle.cluster.NodeDefinition;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Node;
import dev.coracle.model.json.DecodeException;
import dev.coracle.model.json.Document;
import dev.coracle.model.json.Json;
import dev.coracle.model.json.Yaml;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Nodes and tasks from files: CSV with a heading, or YAML; compressed where the name ends in {@code .gz}. */
final class TraceFiles {
    private static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();

    private TraceFiles() {}

    /** Nodes; CSV with the columns {@code sn, cpu_milli, memory_mib, gpu, model}, or YAML with Kubernetes' own nodes. */
    static List<NodeDefinition> nodes(TraceFile file) {
        String name = file.plainName();
        return name.endsWith(".yaml") || name.endsWith(".yml") ? yaml(file) : rows(file, TraceFiles::node);
    }

    /**
     * Tasks; CSV with the columns {@code name, cpu_milli, memory_mib, num_gpu, gpu_milli, gpu_spec, creation_time,
     * deletion_time}, times in seconds.
     */
    static List<Task> tasks(TraceFile file) {
        return rows(file, TraceFiles::task);
    }

    private static NodeDefinition node(CsvRow row) {
        Map<String, Quantity> capacity = new LinkedHashMap<>();
        capacity.put("cpu", Quantity.ofMilli(row.number("cpu_milli")));
        capacity.put("memory", Quantity.parse(row.number("memory_mib") + "Mi"));
        capacity.put("pods", Quantity.of(1001));
        Map<String, String> labels = new LinkedHashMap<>();
        long gpus = row.optionalNumber("gpu").orElse(0L);
        if (gpus > 0) {
            capacity.put(Task.GPU_COUNT, Quantity.of(gpus));
            capacity.put(Task.GPU_MILLI, Quantity.of(gpus * 1000));
            labels.put(Task.GPU_MODEL, row.text("model"));
        }
        return NodeDefinition.builder()
                .name(row.text("sn"))
                .capacity(capacity)
                .labels(labels)
                .build();
    }

    private static Task task(CsvRow row) {
        String models = row.text("gpu_spec");
        return new Task(
                row.text("name"),
                row.number("cpu_milli"),
                row.number("memory_mib"),
                row.number("num_gpu"),
                row.number("gpu_milli"),
                models.isEmpty() ? List.of() : Arrays.asList(models.split("\\|")),
                Duration.ofSeconds(row.number("creation_time")),
                row.optionalNumber("deletion_time").map(Duration::ofSeconds));
    }

    private static List<NodeDefinition> yaml(TraceFile file) {
        try (Reader reader = file.open()) {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[1 << 16];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) text.append(buffer, 0, read);
            return Yaml.parse(text.toString()).stream().map(TraceFiles::node).toList();
        } catch (IOException | DecodeException e) {
            throw new TraceFileException(file, e);
        }
    }

    private static NodeDefinition node(Document document) {
        Node node = Json.fromTree(Node.class, document.tree());
        return NodeDefinition.builder()
                .name(node.name())
                .labels(node.labels())
                .taints(node.spec().taints())
                .capacity(node.status().capacity())
                .build();
    }

    private static <T> List<T> rows(TraceFile file, Function<CsvRow, T> row) {
        try (CSVParser parser = CSV.parse(file.open())) {
            return parser.stream().map(it -> row.apply(new CsvRow(file, it))).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new TraceFileException(file, e);
        }
    }
}
