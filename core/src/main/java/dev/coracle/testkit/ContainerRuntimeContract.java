package dev.coracle.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.coracle.model.core.Container;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.node.runtime.ContainerConfig;
import dev.coracle.node.runtime.ContainerRun;
import dev.coracle.node.runtime.ContainerRuntime;
import dev.coracle.node.runtime.ExecResult;
import dev.coracle.node.runtime.LogLine;
import dev.coracle.node.runtime.PodState;
import dev.coracle.node.runtime.PullResult;
import dev.coracle.node.runtime.Sandbox;
import dev.coracle.node.runtime.SandboxConfig;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ContainerRuntime} keeps: extend it with yours. Its containers need an image with a shell and the
 * commands {@code true}, {@code false}, {@code sleep} and {@code echo}.
 */
public abstract class ContainerRuntimeContract {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final List<String> RUN_ON = List.of("sleep", "100000");

    private final Queue<String> signals = new ConcurrentLinkedQueue<>();
    private ContainerRuntime runtime;

    /** A contract to extend; each test begins with {@link #start}. */
    protected ContainerRuntimeContract() {}

    /** A runtime on which nothing runs yet. */
    protected abstract ContainerRuntime start();

    /** Lets the world go on until the condition holds; fails where that takes unreasonably long. */
    protected abstract void await(BooleanSupplier condition);

    /** Reference of an image that can be fetched and has what the containers need. */
    protected String image() {
        return "busybox:1.36";
    }

    /** Reference of an image that cannot be fetched. */
    protected String missingImage() {
        return "registry.invalid/missing:1";
    }

    @BeforeEach
    void begin() {
        runtime = start();
        runtime.onChange(signals::add);
        runtime.assignAddresses("10.200.0.0/24");
        assertTrue(pull(image()).image().isPresent(), "the image of the contract must be there to fetch");
    }

    private PullResult pull(String reference) {
        Queue<PullResult> results = new ConcurrentLinkedQueue<>();
        runtime.pull(reference, results::add);
        await(() -> !results.isEmpty());
        return results.remove();
    }

    private void sandbox(String uid) {
        runtime.runSandbox(new SandboxConfig(uid, new ObjectKey("default", uid), false));
        await(() -> runtime.pod(uid).sandbox().filter(Sandbox::isReady).isPresent());
    }

    private ContainerConfig config(String uid, int attempt, List<String> command) {
        Container container =
                Container.builder().name("main").image(image()).command(command).build();
        return new ContainerConfig(uid, new ObjectKey("default", uid), container, attempt);
    }

    private String begin(String uid, int attempt, List<String> command) {
        return runtime.start(config(uid, attempt, command));
    }

    private String running(String uid) {
        sandbox(uid);
        String id = begin(uid, 0, RUN_ON);
        await(() -> run(uid, id).isRunning());
        return id;
    }

    private ContainerRun run(String uid, String id) {
        return runtime.pod(uid).containers().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private ContainerRun ended(String uid, String id) {
        await(() -> run(uid, id).isExited());
        return run(uid, id);
    }

    private ExecResult exec(String id, Duration timeout, String... command) {
        Queue<ExecResult> results = new ConcurrentLinkedQueue<>();
        runtime.exec(id, List.of(command), timeout, results::add);
        await(() -> !results.isEmpty());
        return results.remove();
    }

    @Test
    void itHasANameAndAVersion() {
        assertTrue(runtime.name().matches("[a-z][a-z0-9-]*"), runtime.name());
        assertFalse(runtime.version().isEmpty());
    }

    @Test
    void anImageIsThereAfterItWasFetched() {
        assertEquals(image(), runtime.image(image()).orElseThrow().reference());
        assertTrue(runtime.images().contains(runtime.image(image()).get()));
        assertTrue(pull(image()).image().isPresent(), "an image that is there can be fetched again");
        assertEquals(
                1,
                runtime.images().stream()
                        .filter(it -> it.reference().equals(image()))
                        .count());
    }

    @Test
    void anImageThatCannotBeFetchedIsToldSo() {
        PullResult result = pull(missingImage());
        assertTrue(result.image().isEmpty());
        assertFalse(result.failure().isEmpty());
        assertTrue(runtime.image(missingImage()).isEmpty());
    }

    @Test
    void sandboxesHaveAddressesOfTheirOwn() {
        sandbox("a");
        sandbox("b");
        List<String> one = runtime.pod("a").sandbox().orElseThrow().addresses();
        List<String> other = runtime.pod("b").sandbox().orElseThrow().addresses();
        assertFalse(one.isEmpty());
        assertNotEquals(one, other);
        assertEquals(List.of("a", "b"), runtime.pods().stream().sorted().toList());
        sandbox("a");
        assertEquals(one, runtime.pod("a").sandbox().orElseThrow().addresses(), "made once");
    }

    @Test
    void aPodOnTheNodesNetworkHasNoAddress() {
        runtime.runSandbox(new SandboxConfig("a", new ObjectKey("default", "a"), true));
        await(() -> runtime.pod("a").sandbox().filter(Sandbox::isReady).isPresent());
        assertEquals(List.of(), runtime.pod("a").sandbox().orElseThrow().addresses());
    }

    @Test
    void aContainerRunsUntilItIsStopped() {
        String id = running("a");
        ContainerRun run = run("a", id);
        assertEquals("main", run.name());
        assertEquals(0, run.attempt());
        assertEquals(image(), run.image());
        assertTrue(run.startedAt().isPresent());
        assertTrue(run.finishedAt().isEmpty());
        runtime.stop(id, LONG);
        ContainerRun ended = ended("a", id);
        assertTrue(ended.finishedAt().isPresent());
        assertEquals(run.startedAt(), ended.startedAt());
    }

    @Test
    void aContainerIsKilledWhereItGetsNoTime() {
        String id = running("a");
        runtime.stop(id, Duration.ZERO);
        assertEquals(137, ended("a", id).exitCode());
        assertEquals(ContainerRun.ERROR, run("a", id).reason());
    }

    @Test
    void aContainerEndsByItself() {
        sandbox("a");
        ContainerRun well = ended("a", begin("a", 0, List.of("true")));
        assertEquals(0, well.exitCode());
        assertEquals(ContainerRun.COMPLETED, well.reason());
        ContainerRun badly = ended("a", begin("a", 1, List.of("false")));
        assertEquals(1, badly.exitCode());
        assertEquals(ContainerRun.ERROR, badly.reason());
        ContainerRun oddly = ended("a", begin("a", 2, List.of("sh", "-c", "exit 3")));
        assertEquals(3, oddly.exitCode());
    }

    @Test
    void attemptsAreContainersOfTheirOwn() {
        sandbox("a");
        String first = begin("a", 0, List.of("true"));
        ended("a", first);
        String second = begin("a", 1, RUN_ON);
        assertNotEquals(first, second);
        assertEquals(
                List.of(first, second),
                runtime.pod("a").containers().stream().map(ContainerRun::id).toList(),
                "oldest first");
        assertEquals(second, begin("a", 1, RUN_ON), "started once");
        assertEquals(2, runtime.pod("a").containers().size());
        runtime.remove(first);
        await(() -> runtime.pod("a").containers().size() == 1);
        assertEquals(second, runtime.pod("a").containers().get(0).id());
    }

    @Test
    void aContainerNeedsASandbox() {
        assertThrows(IllegalStateException.class, () -> begin("a", 0, RUN_ON));
        sandbox("a");
        runtime.stopSandbox("a");
        await(() -> !runtime.pod("a").sandbox().filter(Sandbox::isReady).isPresent());
        assertThrows(IllegalStateException.class, () -> begin("a", 0, RUN_ON));
    }

    @Test
    void aSandboxThatIsStoppedTakesItsContainersAlongAndCanStillBeRead() {
        String id = running("a");
        runtime.stopSandbox("a");
        assertEquals(137, ended("a", id).exitCode());
        await(() -> runtime.pod("a")
                .sandbox()
                .filter(it -> it.phase() == Sandbox.Phase.STOPPED)
                .isPresent());
        assertEquals(List.of("a"), runtime.pods());
        sandbox("a");
        assertTrue(run("a", id).isExited(), "a new sandbox, and the old container beside it");
    }

    @Test
    void aPodThatIsRemovedIsForgotten() {
        String id = running("a");
        runtime.removePod("a");
        await(() -> runtime.pods().isEmpty());
        assertEquals(PodState.NONE, runtime.pod("a"));
        assertEquals(List.of(), runtime.logs(id));
        sandbox("a");
        assertEquals(List.of(), runtime.pod("a").containers());
    }

    @Test
    void everyChangeIsSignalled() {
        sandbox("a");
        signals.clear();
        String id = begin("a", 0, RUN_ON);
        await(() -> run("a", id).isRunning());
        await(() -> signals.contains("a"));
        signals.clear();
        runtime.stop(id, LONG);
        ended("a", id);
        await(() -> signals.contains("a"));
    }

    @Test
    void oneIsToldAtATime() {
        Queue<String> others = new ConcurrentLinkedQueue<>();
        sandbox("a");
        await(() -> runtime.pod("a").sandbox().isPresent());
        runtime.onChange(others::add);
        ended("a", begin("a", 0, List.of("true")));
        await(() -> others.contains("a"));
        assertEquals(1, runtime.pod("a").containers().size(), "and whoever comes late reads the same");
    }

    @Test
    void commandsRunInContainers() {
        String id = running("a");
        assertEquals(0, exec(id, LONG, "true").exitCode());
        assertEquals(1, exec(id, LONG, "false").exitCode());
        assertEquals("hello", exec(id, LONG, "echo", "hello").output().strip());
        assertEquals(
                ExecResult.End.TIMED_OUT,
                exec(id, Duration.ofMillis(200), "sleep", "100").end());
        runtime.stop(id, Duration.ZERO);
        ended("a", id);
        assertEquals(ExecResult.End.NOT_RUN, exec(id, LONG, "true").end());
        assertEquals(ExecResult.End.NOT_RUN, exec("nobody", LONG, "true").end());
    }

    @Test
    void whatContainersWriteIsKeptUntilTheyAreRemoved() {
        sandbox("a");
        String id = begin("a", 0, List.of("sh", "-c", "echo one; echo two"));
        ended("a", id);
        await(() -> runtime.logs(id).size() == 2);
        assertEquals(
                List.of("one", "two"),
                runtime.logs(id).stream().map(LogLine::text).toList());
        runtime.remove(id);
        await(() -> runtime.logs(id).isEmpty());
    }

    @Test
    void whatIsNotThereIsLeftAlone() {
        runtime.stop("nobody", LONG);
        runtime.remove("nobody");
        runtime.stopSandbox("nothing");
        runtime.removePod("nothing");
        assertEquals(PodState.NONE, runtime.pod("nothing"));
        assertEquals(List.of(), runtime.logs("nobody"));
        assertEquals(List.of(), runtime.pods());
    }
}
