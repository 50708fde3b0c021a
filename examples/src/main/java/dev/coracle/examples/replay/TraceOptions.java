package dev.coracle.examples.replay;

import dev.coracle.cluster.NodeDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say which trace, and from where chance comes. */
final class TraceOptions {
    @Option(
            names = "--nodes",
            paramLabel = "FILE",
            description = "nodes as CSV or YAML, .gz too; a small sample by default")
    private Optional<Path> nodes = Optional.empty();

    @Option(names = "--pods", paramLabel = "FILE", description = "tasks as CSV, .gz too; a small sample by default")
    private Optional<Path> pods = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "where all chance comes from; 1 by default")
    private long seed = 1;

    List<NodeDefinition> nodes() {
        return TraceFiles.nodes(nodes.map(TraceFile::of).orElse(TraceFile.sample("nodes.csv")));
    }

    List<Task> tasks() {
        return TraceFiles.tasks(pods.map(TraceFile::of).orElse(TraceFile.sample("pods.csv")));
    }

    long seed() {
        return seed;
    }
}
