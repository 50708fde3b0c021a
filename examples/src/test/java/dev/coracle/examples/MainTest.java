package dev.coracle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final String NODES = "sn,cpu_milli,memory_mib,gpu,model\n";
    private static final String PODS =
            "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,creation_time,deletion_time\n";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void helpListsTheExamples() {
        Output help = Output.of("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("quickstart", "replay", "pack", "gang", "bench");
    }

    @Test
    void aCommandLineThatMakesNoSenseIsExplained() {
        Output nothing = Output.of();
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("name one of the examples", "quickstart");
        assertThat(Output.of("bench").err()).contains("name one of the benchmarks", "end-to-end");
    }

    @Test
    void storesAreMeasuredAndLeaveNothingBehind() {
        String[] kinds = {"memory", "sqlite", "sqlite-normal"};
        for (String kind : kinds) {
            Output run = Output.of(
                    "bench",
                    "store",
                    "--store",
                    kind,
                    "--seconds",
                    "1",
                    "--writers",
                    "2",
                    "--directory",
                    directory.toString());
            assertThat(run.err()).isEmpty();
            assertThat(run.code()).isZero();
            assertThat(run.out()).contains(kind + ": creates: ", kind + ": list by 500: ");
        }
        assertThat(directory).isEmptyDirectory();
        assertThat(Output.of("bench", "store", "--store", "tape").err())
                .contains("[etcd, memory, sqlite, sqlite-normal]");
    }

    @Test
    void ofTwoGroupsOneRunsAndTheOtherSaysWhatItWaitsForAsTheReadmeShows() throws IOException {
        Output run = Output.of("gang");
        String refused = "is refused by GangScheduling: ";
        String readme = Files.readString(Path.of("../README.md"));
        String said = readme.substring(readme.indexOf(refused) + refused.length())
                .lines()
                .findFirst()
                .orElseThrow();

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsPattern("blue-1 +" + said);
        assertThat(run.out().substring(run.out().indexOf("is deleted"))).containsPattern("blue-1 +node-");
    }

    @Test
    void theQuickstartRunsInSimulatedTimeAndEachRunOfASeedIsTheSame() {
        Output run = Output.of("quickstart", "--simulate", "42");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("its pods are evicted", "their replacements are ready", "NotReady");
        assertThat(Output.of("quickstart", "--simulate", "42").out()).isEqualTo(run.out());
        assertThat(Output.of("quickstart", "--simulate", "43").out()).isNotEqualTo(run.out());
    }

    @Test
    void theQuickstartDrawsATimeline() {
        Path page = directory.resolve("run.html");
        Output drawn = Output.of("quickstart", "--simulate", "42", "--timeline", page.toString());
        assertThat(drawn.err()).isEmpty();
        assertThat(drawn.out())
                .isEqualTo(Output.of("quickstart", "--simulate", "42").out());
        assertThat(page).content().contains("quickstart, seed 42", "node-3", "its pods are evicted");
        assertThat(Output.of("quickstart", "--timeline", page.toString()).err())
                .contains("--timeline needs --simulate");
    }

    @Test
    void theQuickstartRunsInRealTime() {
        Output run = Output.of("quickstart");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("its pods are evicted", "their replacements are ready", "NotReady");
    }

    @Test
    void aManifestThatIsNoneIsNamed() {
        Output run = Output.of("quickstart", "--simulate", "1", "--file", "nowhere.yaml");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("cannot read the manifest nowhere.yaml");
    }

    @Test
    void theSampleTraceIsReplayed() {
        Output run = Output.of("replay");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("14 nodes, 120 tasks, seed 1", "DAY", " of 120 tasks were placed", "pods/s placed");
    }

    @Test
    void aClusterIsFilledWithTasksLikeThoseOfATrace() {
        Output run = Output.of("pack", "--by", "best-fit", "--demand", "120");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("14 nodes with 24 GPUs, ", " tasks, by best-fit, seed 1", "ASKED");
        assertThat(Output.of("pack", "--by", "chance").err())
                .contains("expected one of [", "least-allocated", "but was 'chance'");
    }

    @Test
    void aTaskThatFindsNoGpuIsCounted() throws IOException {
        Path nodes = write("nodes.csv", NODES + "n1,64000,8192,2,T4\n");
        Path pods = write("pods.csv", PODS + "a,1000,16,1,600,,0,\n");
        Output run = Output.of("pack", "--nodes", nodes.toString(), "--pods", pods.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "1 nodes with 2 GPUs, 5 tasks, by fragmentation, seed 1",
                        "60.0%    60.0%       0",
                        "150.0%   60.0%       3");
        Path none = write("none.csv", NODES + "n1,64000,8192,0,\n");
        assertThat(Output.of("pack", "--nodes", none.toString()).err()).contains("no node has a GPU");
    }

    @Test
    void tasksThatFitNowhereWaitAndTheReasonIsPrinted() throws IOException {
        Path nodes = write("nodes.csv", NODES + "n1,4000,8192,0,\n");
        Path pods = write("pods.csv", PODS + "a,3000,1024,0,0,,0,\nb,3000,1024,0,0,,5,\n");
        Output run = Output.of("replay", "--nodes", nodes.toString(), "--pods", pods.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "1 of 2 tasks were placed, 0 went before they could be; at the end 1 wait",
                        "1: 0/1 nodes are available: 1 Insufficient cpu.");
    }

    @Test
    void aTraceThatCannotBeReadIsExplainedByFileLineAndColumn() throws IOException {
        Path nodes = write("nodes.csv", NODES + "n1,4000,8192,0,\nn2,many,8192,0,\n");
        assertThat(Output.of("replay", "--nodes", nodes.toString()).err())
                .contains("nodes.csv: line 3: cpu_milli: Invalid value: \"many\": must be a whole number");
        Path pods = write("pods.csv", "name,cpu_milli\na,1\n");
        assertThat(Output.of("replay", "--pods", pods.toString()).err())
                .contains("pods.csv: line 2: there is no column");
        assertThat(Output.of("replay", "--pods", "nowhere.csv").err()).contains("cannot read nowhere.csv");
    }

    @Test
    void nodesMayBeYaml() throws IOException {
        Path nodes = write("nodes.yaml", """
            apiVersion: v1
            kind: Node
            metadata: {name: n1, labels: {a: b}}
            status: {capacity: {cpu: 4, memory: 8Gi, pods: 10}, allocatable: {cpu: 4, memory: 8Gi, pods: 10}}
            """);
        Path pods = write("pods.csv", PODS + "a,3000,1024,0,0,,0,600\n");
        Output run = Output.of("replay", "--nodes", nodes.toString(), "--pods", pods.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("1 of 1 tasks were placed");
    }

    @Test
    void theBenchmarksRunSmall() {
        Output end =
                Output.of("bench", "end-to-end", "--nodes", "10", "--pods", "50", "--warm-up", "1", "--rounds", "1");
        assertThat(end.err()).isEmpty();
        assertThat(end.out()).contains("round 1: 50 pods on 10 nodes", "pods/s");
        Output start = Output.of("bench", "start", "--rounds", "1");
        assertThat(start.err()).isEmpty();
        assertThat(start.out()).contains("round 1:", "since the start of the JVM");
    }

    @Test
    void simulatedHoursAreMeasuredAfterWarmingUp() {
        Output run = Output.of(
                "bench",
                "simulation",
                "--nodes",
                "2",
                "--pods",
                "4",
                "--hours",
                "2",
                "--runs",
                "1",
                "--warm-up",
                "1",
                "--crashes-per-node-and-day",
                "12");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("warm-up, seed 0", "1 h in", "run 1, seed 1", "2 h in", "cluster-hours a minute")
                .contains("SingleBinding was put to the test");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
