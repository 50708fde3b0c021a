package dev.coracle.testkit.history;

import dev.coracle.platform.Platform;
import dev.coracle.platform.SeededEntropy;
import dev.coracle.store.ClusterStore;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Clients in a JVM of their own, which is killed while they are at work. Its program is a class of yours that opens the
 * store and calls {@link #work}; the test kills it, and has judged what it told:
 *
 * <pre>{@code
 * StoreHistory history = StoreHistory.from(survivor);
 * DoomedProcess.run(MyProgram.class, List.of(), List.of(file, seed), 1_000, history);
 * history.check(survivor);
 * }</pre>
 */
public final class DoomedProcess {
    private static final int CLIENTS = 8;

    private DoomedProcess() {}

    /**
     * In the process: lets clients work and tell of it until the end. Does not return.
     *
     * @param platform for as many threads as there are clients, eight, besides those of the stores
     * @param seed another for each process of a history
     * @param stores on one state; clients are shared out among them
     */
    public static void work(Platform platform, long seed, List<ClusterStore> stores) {
        PrintStream out = System.out;
        List<ClusterStore> told = new ArrayList<>();
        for (ClusterStore store : stores) {
            String name = "process-" + seed + "-" + told.size();
            told.add(StoreHistory.tell(store, name, line -> say(out, line)));
        }
        for (int i = 0; i < CLIENTS; i++) {
            String name = "client-" + seed + "-" + i;
            RandomClient client =
                    new RandomClient(told.get(i % told.size()), name, new SeededEntropy(seed).stream(name));
            platform.worker(name).execute(() -> client.run(() -> true));
        }
        new CompletableFuture<Boolean>().join();
    }

    private static void say(PrintStream out, String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        out.write(bytes, 0, bytes.length); // as one: lines do not get into each other
        out.flush();
    }

    /**
     * In the test: starts a program on the class path of this JVM, and kills it.
     *
     * @param program has a {@code main}
     * @param options of the JVM
     * @param arguments of the program
     * @param lines after how many lines it is killed
     * @param history hears what it tells
     * @throws IOException where it cannot be started, or ends by itself
     */
    public static void run(
            Class<?> program, List<String> options, List<String> arguments, int lines, StoreHistory history)
            throws IOException {
        Process process = start(program, options, arguments);
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (int i = 0; i < lines; i++) {
                if (!hear(told, history)) throw new IOException(program + " ended by itself after " + i + " lines");
            }
            process.toHandle().destroyForcibly();
            boolean more = true;
            while (more) more = hear(told, history);
        } finally {
            process.toHandle().destroyForcibly();
            process.onExit().join();
        }
    }

    /**
     * In the test: starts a program on the class path of this JVM. What it says on its error output appears on that of the
     * test. Kill it by its {@link Process#toHandle() handle}: the process itself would close what it still has to say.
     *
     * @param program has a {@code main}
     * @param options of the JVM, which starts quickly and is small
     * @param arguments of the program
     * @throws IOException where it cannot be started
     */
    public static Process start(Class<?> program, List<String> options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    }

    private static boolean hear(BufferedReader told, StoreHistory history) throws IOException {
        String line = told.readLine();
        if (line != null) history.hear(line);
        return line != null;
    }
}
