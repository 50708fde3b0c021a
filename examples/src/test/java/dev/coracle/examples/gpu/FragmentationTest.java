package dev.coracle.examples.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.coracle.examples.gpu.TargetWorkload.Kind;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The paper's measure, against numbers worked out by hand. */
class FragmentationTest {
    private static final long GIB = 1L << 30;
    private static final Offset<Double> EXACTLY = within(1e-9);
    private static final Demand HALF = demand(2000, 1, 500);
    private static final Demand PAIR = demand(4000, 2, 1000);
    private static final Demand CPU_ONLY = demand(8000, 0, 0);
    private static final Fragmentation FRAGMENTATION = new Fragmentation(
            new TargetWorkload(List.of(new Kind(HALF, 0.5), new Kind(PAIR, 0.25), new Kind(CPU_ONLY, 0.25))));

    private static Room room(long cpuMillis, int... gpuMillis) {
        return new Room(cpuMillis, 8 * GIB, "", gpuMillis);
    }

    private static Demand demand(long cpuMillis, int gpus, int gpuMillis) {
        return new Demand(cpuMillis, GIB, new GpuRequest(gpus, gpuMillis), List.of());
    }

    @Test
    void ofANodeWhereAPodFitsTheGpusWithTooLittleAreFragments() {
        assertThat(Fragmentation.fragment(room(4000, 1000, 400), HALF)).isEqualTo(400);
        assertThat(Fragmentation.fragment(room(4000, 500, 500), HALF)).isEqualTo(0);
        assertThat(Fragmentation.fragment(room(4000, 1000, 1000, 999), PAIR)).isEqualTo(999);
    }

    @Test
    void ofANodeWhereAPodDoesNotFitAllIsFragment() {
        assertThat(Fragmentation.fragment(room(4000, 1000, 400), PAIR))
                .as("too few GPUs")
                .isEqualTo(1400);
        assertThat(Fragmentation.fragment(room(1999, 1000, 400), HALF))
                .as("too little CPU")
                .isEqualTo(1400);
        assertThat(Fragmentation.fragment(new Room(4000, GIB - 1, "", 1000, 400), HALF))
                .as("too little memory")
                .isEqualTo(1400);
        assertThat(Fragmentation.fragment(
                        new Room(4000, 8 * GIB, "T4", 1000),
                        new Demand(0, 0, new GpuRequest(1, 100), List.of("P100", "V100"))))
                .as("another model")
                .isEqualTo(1000);
        assertThat(Fragmentation.fragment(new Room(4000, 8 * GIB, "T4", 1000), demand(0, 0, 0)))
                .as("no use for a GPU")
                .isEqualTo(1000);
    }

    @Test
    void theFragmentationOfANodeIsTheAverageOverTheWorkload() {
        // half: 400; pair: 1400; CPU only: 1400
        assertThat(FRAGMENTATION.of(room(4000, 1000, 400))).isCloseTo(900, EXACTLY);
        // half: 0; pair: 0; CPU only: 2000
        assertThat(FRAGMENTATION.of(room(9000, 1000, 1000))).isCloseTo(500, EXACTLY);
        assertThat(FRAGMENTATION.of(room(9000))).isCloseTo(0, EXACTLY);
    }

    @Test
    void aPodTakesTheGpuWithWhichFragmentationFallsMost() {
        Room room = room(8000, 1000, 400);
        Demand share = demand(1000, 1, 400);

        // on GPU 1 there remain 1000 and 0: 0.25 * 1000 + 0.25 * 1000 = 500, 400 less than 900
        assertThat(FRAGMENTATION.cheapest(room, share)).contains(new Packing.Choice(new Devices(List.of(1)), -400));
        // on GPU 0 there remain 600 and 400: 0.5 * 400 + 0.25 * 1000 + 0.25 * 1000 = 700
        assertThat(FRAGMENTATION.costs(room).applyAsDouble(room(7000, 600, 400)))
                .isCloseTo(-200, EXACTLY);
    }

    @Test
    void fragmentationMayAskForAnEmptierGpuWhereBestFitTakesTheFullest() {
        // 450 of the GPU with 600 leave 150 that are of use to nobody; half of the one with 950 remain
        Room room = room(8000, 600, 950);
        Demand share = demand(1000, 1, 450);

        assertThat(Packing.BEST_FIT.cheapest(room, share).map(Packing.Choice::devices))
                .contains(new Devices(List.of(0)));
        assertThat(FRAGMENTATION.cheapest(room, share).map(Packing.Choice::devices))
                .contains(new Devices(List.of(1)));
    }

    @Test
    void cpuThatGoesMakesFragmentsToo() {
        Room before = room(4000, 500);

        // with less than two cores left, half a GPU is of use to nobody: 500 instead of 0.5 * 0 + 0.5 * 500
        assertThat(FRAGMENTATION.costs(before).applyAsDouble(room(1000, 500))).isCloseTo(250, EXACTLY);
    }

    @Test
    void whereNothingFitsThereIsNoChoice() {
        assertThat(FRAGMENTATION.cheapest(room(4000, 300, 400), HALF)).isEmpty();
        assertThat(FRAGMENTATION.cheapest(room(4000, 1000, 999), PAIR)).isEmpty();
    }

    @Test
    void aWorkloadIsCountedFromASample() {
        assertThat(TargetWorkload.of(List.of(HALF, PAIR, HALF, CPU_ONLY)).kinds())
                .containsExactly(new Kind(HALF, 0.5), new Kind(PAIR, 0.25), new Kind(CPU_ONLY, 0.25));
    }
}
