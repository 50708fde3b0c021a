package dev.coracle.store.sqlite;

import dev.coracle.testkit.history.DoomedProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM that writes to a store, and that may be killed. */
final class Victim implements AutoCloseable {
    /** Exit code of a process that ended as by a kill. */
    static final int KILLED = 137;

    private final Process process;
    private final BufferedReader lines;
    private final List<Answer> answers = new ArrayList<>();

    private Victim(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    static Victim start(Orders orders) throws IOException {
        Path directory = orders.file().toAbsolutePath().getParent();
        List<String> options = List.of(
                "-Dorg.sqlite.tmpdir=" + directory, // where a killed process leaves its library
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        return new Victim(DoomedProcess.start(VictimMain.class, options, orders.arguments()));
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it was answered so often; or ended. */
    void awaitAnswers(int enough) throws IOException {
        boolean more = true;
        while (more && answers.size() < enough) more = readOne();
    }

    private boolean readOne() throws IOException {
        String line = lines.readLine();
        if (line == null) return false;
        if (Answer.isWhole(line)) answers.add(Answer.parse(line));
        return true;
    }

    /** Kills it, and tells what it was answered. */
    List<Answer> kill() throws IOException {
        process.toHandle().destroyForcibly(); // the process itself would close what it still has to say
        awaitEnd();
        return answers;
    }

    /** Waits until it ends by itself. */
    int awaitEnd() throws IOException {
        awaitAnswers(Integer.MAX_VALUE);
        return process.onExit().join().exitValue();
    }

    List<Answer> answers() {
        return answers;
    }

    @Override
    public void close() throws IOException {
        kill();
    }
}
