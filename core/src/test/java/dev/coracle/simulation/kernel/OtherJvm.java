package dev.coracle.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Another JVM with this one's class path. */
public final class OtherJvm {
    private OtherJvm() {}

    /** What a program prints, line by line; fails where it does. */
    public static List<String> lines(String options, Class<?> program, long... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        LongStream.of(arguments).forEach(argument -> command.add(Long.toString(argument)));
        Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor()).as(output).isZero();
        return Stream.of(output.split("\n")).map(String::strip).toList();
    }
}
