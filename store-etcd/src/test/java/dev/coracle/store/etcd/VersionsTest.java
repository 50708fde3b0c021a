package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.store.etcd.Versions.Fitness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
    @ParameterizedTest
    @CsvSource({
        "2.3.8, UNFIT",
        "3.3.27, UNFIT",
        "3.4.20, UNFIT",
        "3.4.23, DOUBTFUL",
        "3.4.42, FIT",
        "3.5.2, UNFIT",
        "3.5.27, DOUBTFUL",
        "3.5.28, FIT",
        "3.6.0-rc.1, DOUBTFUL",
        "3.6.9, FIT",
        "3.7.0+git, FIT",
        "4.0.0, FIT",
        "unknown, DOUBTFUL"
    })
    void aVersionIsJudgedByWhatWasWrongWithIt(String version, Fitness fitness) {
        assertThat(Versions.fitness(version)).isEqualTo(fitness);
    }
}
