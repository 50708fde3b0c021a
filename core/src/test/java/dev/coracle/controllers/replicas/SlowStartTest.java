package dev.coracle.controllers.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.UnreachableException;
import org.junit.jupiter.api.Test;

class SlowStartTest {
    private int calls;

    @Test
    void whereAllGoesWellAllIsDone() {
        SlowStart start = new SlowStart(500);
        while (start.hasNext()) start.attempt(() -> calls++);
        assertThat(calls).isEqualTo(500);
        assertThat(start.failure()).isEmpty();
        assertThat(new SlowStart(0).hasNext()).isFalse();
    }

    @Test
    void afterABatchWithAFailureNothingIsTriedAnyMore() {
        assertThat(callsUntilStop(1)).isEqualTo(1);
        assertThat(callsUntilStop(2)).isEqualTo(3);
        assertThat(callsUntilStop(3)).isEqualTo(3);
        assertThat(callsUntilStop(4)).isEqualTo(7);
        assertThat(callsUntilStop(9)).isEqualTo(10);
    }

    /** How many of ten calls are made where one of them fails. */
    private int callsUntilStop(int failing) {
        calls = 0;
        SlowStart start = new SlowStart(10);
        while (start.hasNext()) {
            start.attempt(() -> {
                if (++calls == failing) throw new UnreachableException("call " + failing);
            });
        }
        assertThat(start.failure()).hasValueSatisfying(it -> assertThat(it).hasMessage("call " + failing));
        return calls;
    }
}
