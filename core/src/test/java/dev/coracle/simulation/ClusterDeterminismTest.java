package dev.coracle.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.simulation.kernel.OtherJvm;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole cluster with failures goes the same way for the same seed. */
@Timeout(120)
class ClusterDeterminismTest {
    private static final long[] SEEDS = {1, 42};

    private static List<String> hashes() {
        return LongStream.of(SEEDS).mapToObj(CrashingCluster::hash).toList();
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
    void aSeedRepeatsInAnotherJvm() throws IOException, InterruptedException {
        String options = "-XX:+UnlockExperimentalVMOptions -XX:hashCode=2 -XX:ActiveProcessorCount=1"
                + " -Duser.timezone=Asia/Kolkata -Duser.language=tr -Duser.country=TR"
                + " -Dorg.slf4j.simpleLogger.logFile=System.err -Dorg.slf4j.simpleLogger.defaultLogLevel=off";
        assertThat(OtherJvm.lines(options, CrashingCluster.class, SEEDS)).isEqualTo(hashes());
    }
}
