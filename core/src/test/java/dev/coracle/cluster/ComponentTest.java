package dev.coracle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.simulation.NetworkOptions;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComponentTest {
    private static final String ANSWER = "default for system:diary";
    private static final String CUT = "unreachable: diary cannot reach the API server: its link is cut";

    private final Diary diary = new Diary();
    private final Simulation simulation = Simulation.of(
            Bare.cluster("parts")
                    .addComponent(new ComponentDefinition("diary", diary))
                    .build(),
            KernelOptions.of(1),
            NetworkOptions.PERFECT);
    private final Component component = simulation.cluster().component("diary");

    @AfterEach
    void close() {
        simulation.close();
    }

    private void seconds(int seconds) {
        simulation.cluster().run(Duration.ofSeconds(seconds));
    }

    @Test
    void aComponentRunsFromTheStart() {
        seconds(2);

        assertThat(component.isRunning()).isTrue();
        assertThat(diary.read()).containsExactly("start 1", "1 " + ANSWER, "1 " + ANSWER);
    }

    @Test
    void aStoppedComponentIsToldAndThenDoesNothing() {
        component.stop();
        component.stop();
        seconds(5);

        assertThat(component.isRunning()).isFalse();
        assertThat(diary.read()).containsExactly("start 1", "stop 1");
    }

    @Test
    void aCrashedComponentIsNotTold() {
        component.crash();
        component.crash();
        seconds(5);

        assertThat(component.isRunning()).isFalse();
        assertThat(diary.read()).containsExactly("start 1");
    }

    @Test
    void aComponentStartsAnewAfterAStopAndAfterACrash() {
        component.stop();
        component.start();
        component.start();
        seconds(1);
        component.crash();
        component.start();
        seconds(1);

        assertThat(diary.read())
                .containsExactly("start 1", "stop 1", "start 2", "2 " + ANSWER, "start 3", "3 " + ANSWER);
    }

    @Test
    void aRestartedComponentIsANewProcess() {
        component.restart();
        seconds(1);

        assertThat(diary.read()).containsExactly("start 1", "start 2", "2 " + ANSWER);
    }

    @Test
    void aFrozenComponentDoesNothingUntilItThaws() {
        component.freeze();
        seconds(60);
        assertThat(diary.read()).containsExactly("start 1");

        component.thaw();
        seconds(1);
        assertThat(diary.read()).containsExactly("1 " + ANSWER, "1 " + ANSWER);
    }

    @Test
    void aFrozenComponentIsThawedByARestart() {
        component.freeze();
        component.restart();
        seconds(1);

        assertThat(diary.read()).containsExactly("start 1", "start 2", "2 " + ANSWER);
    }

    @Test
    void aDisconnectedComponentRunsOnWithoutTheServer() {
        component.disconnect();
        seconds(1);
        component.reconnect();
        seconds(1);

        assertThat(diary.read()).containsExactly("start 1", "1 " + CUT, "1 " + ANSWER);
    }

    @Test
    void aDisconnectedComponentStaysSoWhenItIsRestarted() {
        component.disconnect();
        component.restart();
        seconds(1);
        component.reconnect();
        seconds(1);

        assertThat(diary.read()).containsExactly("start 1", "start 2", "2 " + CUT, "2 " + ANSWER);
    }

    @Test
    void whatBefallsAComponentThatDoesNotRunHarmsNobody() {
        component.crash();
        component.freeze();
        component.thaw();
        component.disconnect();
        component.reconnect();
        component.start();
        seconds(1);

        assertThat(diary.read()).containsExactly("start 1", "start 2", "2 " + ANSWER);
    }

    @Test
    void aComponentThatFailsToStartLeavesNoProcess() {
        AtomicInteger starts = new AtomicInteger();
        ComponentDefinition moody = new ComponentDefinition("moody", context -> {
            context.platform().worker("left over").after(Duration.ofSeconds(1), () -> {
                throw new IllegalStateException("lives on");
            });
            if (starts.incrementAndGet() == 2) throw new IllegalStateException("not again");
            return Running.UNTIL_ITS_PROCESS_ENDS;
        });
        try (Simulation other =
                Simulation.of(Bare.cluster("moody").addComponent(moody).build(), 1)) {
            Component component = other.cluster().component("moody");
            component.crash();

            assertThatThrownBy(component::start).hasMessage("not again");
            assertThat(component.isRunning()).isFalse();
            other.cluster().run(Duration.ofSeconds(5));
            component.start();
            assertThat(component.isRunning()).isTrue();
        }
    }

    @Test
    void aComponentThatFailsToStopHasEndedNevertheless() {
        ComponentDefinition stubborn = new ComponentDefinition("stubborn", context -> {
            context.platform().worker("left over").after(Duration.ofSeconds(1), () -> {
                throw new IllegalStateException("lives on");
            });
            return () -> {
                throw new IllegalStateException("not now");
            };
        });
        try (Simulation other =
                Simulation.of(Bare.cluster("stubborn").addComponent(stubborn).build(), 1)) {
            Component component = other.cluster().component("stubborn");

            assertThatThrownBy(component::stop).hasMessage("not now");
            assertThat(component.isRunning()).isFalse();
            other.cluster().run(Duration.ofSeconds(5));
        }
    }

    @Test
    void anUnknownComponentIsNamedBesideThoseThereAre() {
        assertThatThrownBy(() -> simulation.cluster().component("dairy"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no component dairy; there are [kube-controller-manager, diary]");
        assertThatThrownBy(() -> simulation.cluster().scheduler()).isInstanceOf(NoSuchElementException.class);
    }
}
