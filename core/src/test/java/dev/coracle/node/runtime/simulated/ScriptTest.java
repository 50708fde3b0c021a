package dev.coracle.node.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.node.runtime.simulated.ContainerBehaviour.Output;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "true                          # EXITS   # PT0S   # 0",
                "false                         # EXITS   # PT0S   # 1",
                "sleep 5                       # EXITS   # PT5S   # 0",
                "sleep 0.5                     # EXITS   # PT0.5S # 0",
                "sleep 2m                      # EXITS   # PT2M   # 0",
                "sleep infinity                # RUNS_ON # PT0S   # 0",
                "sleep soon                    # EXITS   # PT0S   # 1",
                "exit 3                        # EXITS   # PT0S   # 3",
                "exit                          # EXITS   # PT0S   # 0",
                "exit 3; sleep 5               # EXITS   # PT0S   # 3",
                "sleep 1; sleep 2; exit 4      # EXITS   # PT3S   # 4",
                "false && sleep 5              # EXITS   # PT0S   # 1",
                "false || sleep 5              # EXITS   # PT5S   # 0",
                "true || exit 3                # EXITS   # PT0S   # 0",
                "exec sleep 5                  # EXITS   # PT5S   # 0",
                "sleep 1; nginx                # UNKNOWN # PT1S   # 0",
                "while true; do sleep 1; done  # UNKNOWN # PT0S   # 0",
            })
    void aLineForTheShell(String line, Script.End end, Duration duration, int exitCode) {
        Script script = Script.of(List.of("sh", "-c", line));

        assertThat(script.end()).isEqualTo(end);
        assertThat(script.duration()).isEqualTo(duration);
        assertThat(script.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void whatIsEchoedComesInItsTime() {
        Script script = Script.of(List.of("/bin/sh", "-c", "echo 'up and away'; sleep 2; echo done"));

        assertThat(script.output())
                .containsExactly(new Output(Duration.ZERO, "up and away"), new Output(Duration.ofSeconds(2), "done"));
    }

    @Test
    void aProgramOfItsOwnIsNotKnown() {
        assertThat(Script.of(List.of("nginx", "-g", "daemon off;")).end()).isEqualTo(Script.End.UNKNOWN);
        assertThat(Script.of(List.of()).end()).isEqualTo(Script.End.UNKNOWN);
    }
}
