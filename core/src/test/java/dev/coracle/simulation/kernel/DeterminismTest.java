package dev.coracle.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DeterminismTest {
    private static final long[] SEEDS = {1, 2, 3, 42, -7, Long.MAX_VALUE};

    private static List<String> hashes() {
        return LongStream.of(SEEDS)
                .mapToObj(seed -> Long.toHexString(ToyWorld.run(seed).hash()))
                .toList();
    }

    @Test
    void aSeedRepeatsInOneJvm() {
        assertThat(hashes()).isEqualTo(hashes());
    }

    @Test
    void seedsDiffer() {
        assertThat(new TreeSet<>(hashes())).hasSize(SEEDS.length);
    }

    @Test
    void tracesShowWhereTheyPart() {
        Trace trace = ToyWorld.run(1);
        assertThat(trace.length()).isGreaterThan(10_000);
        assertThat(trace.agreement(ToyWorld.run(1))).isEqualTo(trace.length());
        assertThat(trace.agreement(ToyWorld.run(2))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UnlockExperimentalVMOptions -XX:hashCode=0",
                "-XX:+UnlockExperimentalVMOptions -XX:hashCode=2 -Duser.timezone=Asia/Kolkata -Duser.language=tr"
                        + " -Duser.country=TR -XX:ActiveProcessorCount=1",
                "-Xint -Dfile.encoding=ISO-8859-1 -Dorg.slf4j.simpleLogger.defaultLogLevel=trace"
            })
    void aSeedRepeatsInAnotherJvm(String options) throws IOException, InterruptedException {
        assertThat(OtherJvm.lines(options, ToyWorld.class, SEEDS)).isEqualTo(hashes());
    }
}
