package dev.coracle.examples.decide;

import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.decide.Case;
import dev.coracle.scheduler.decide.Decider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Answers cases with what the scheduler decides. */
@Command(
        name = "decide",
        description = {
            "Reads cases, a JSON object a line, and writes what the scheduler decides in each, a line each in the same order.",
            "A case: name, nodes, pods (bound ones), namespaces, services, podDisruptionBudgets, pod (to be placed), preempt.",
            "An answer: for each node its code, and plugin and reasons, or scores and total; best; nominatedNode, victims."
        },
        mixinStandardHelpOptions = true)
public final class Decide implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--cases", required = true, paramLabel = "FILE", description = "cases as JSON lines, .gz too")
    private Path cases = Path.of("");

    @Option(
            names = "--answers",
            required = true,
            paramLabel = "FILE",
            description = "where to write the answers; packed where it ends in .gz")
    private Path answers = Path.of("");

    /** Writes nothing before all cases are decided. */
    @Override
    public void run() {
        List<String> decided = new ArrayList<>();
        for (String line : TextFiles.lines(cases)) decided.add(decide(line, decided.size() + 1));
        TextFiles.write(answers, decided);
        spec.commandLine().getOut().printf("%d cases decided%n", decided.size());
        spec.commandLine().getOut().flush();
    }

    private String decide(String line, int number) {
        try {
            return Decider.explain(Case.parse(line), Profile.defaults()).json();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(cases + ", line " + number + ": " + e.getMessage(), e);
        }
    }
}
