package dev.coracle.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.core.Pod;
import dev.coracle.node.runtime.simulated.ImageBehaviour;
import dev.coracle.node.runtime.simulated.SimulatedRuntimeOptions;
import dev.coracle.simulation.kernel.KernelOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ImagePullTest {
    private final AtomicInteger looks = new AtomicInteger();
    private final NodeWorld world = new NodeWorld(
                    KernelOptions.of(1), SimulatedRuntimeOptions.DEFAULT.withImages(reference -> {
                        looks.incrementAndGet();
                        return ImageBehaviour.usual(reference);
                    }))
            .start();

    private static String image(String image, String policy) {
        return "{containers: [{name: main, image: '" + image + "', imagePullPolicy: " + policy + "}]}";
    }

    @Test
    void anImageThatCannotBeFetchedIsTriedLaterAndLater() {
        world.create("p", image("registry.invalid/a:1", "IfNotPresent"));
        world.seconds(0.5);
        assertThat(world.state("p", "main")).isEqualTo("waiting ErrImagePull");
        world.seconds(2);
        assertThat(world.state("p", "main")).isEqualTo("waiting ImagePullBackOff");
        assertThat(world.container("p", "main")
                        .state()
                        .waiting()
                        .orElseThrow()
                        .message()
                        .orElseThrow())
                .startsWith("Back-off pulling image \"registry.invalid/a:1\": ErrImagePull: failed to pull");
        assertThat(world.phase("p")).isEqualTo("Pending");
        for (int seconds : List.of(10, 20, 40, 80, 160, 300, 300)) {
            int before = looks.get();
            world.seconds(seconds - 3);
            assertThat(looks.get())
                    .as("tries after %s s less a little", seconds)
                    .isEqualTo(before);
            world.seconds(3.1);
            assertThat(looks.get()).isGreaterThan(before);
        }
    }

    @Test
    void aPodStartsOnceItsImageCanBeFetched() {
        world.runtime.failPulls("app:", "no space left");
        world.create("p", image("app:1", "IfNotPresent"));
        world.seconds(5);
        assertThat(world.events("p"))
                .contains("Failed: Failed to pull image \"app:1\": no space left", "Failed: Error: ErrImagePull");
        world.runtime.healPulls("app:");
        world.seconds(10);

        assertThat(world.phase("p")).isEqualTo("Running");
    }

    @Test
    void anImageThatIsThereIsNotFetched() {
        NodeWorld stocked =
                new NodeWorld(KernelOptions.of(1), SimulatedRuntimeOptions.DEFAULT.withPresentImages("app:1"));
        stocked.start();
        stocked.create("p", image("app:1", "IfNotPresent"));
        stocked.seconds(1);

        assertThat(stocked.events("p").get(0))
                .isEqualTo("Pulled: Container image \"app:1\" already present on machine");
        stocked.create("q", image("app:1", "Always"));
        stocked.seconds(1);
        assertThat(stocked.events("q").get(0)).isEqualTo("Pulling: Pulling image \"app:1\"");
    }

    @Test
    void anImageThatMustNotBeFetchedIsWaitedFor() {
        Pod pod = world.create("p", image("app:1", "Never"));
        world.seconds(1);
        assertThat(world.state("p", "main")).isEqualTo("waiting ErrImageNeverPull");
        assertThat(world.events("p"))
                .contains("ErrImageNeverPull: Container image \"app:1\" is not present with pull policy of Never");
        world.create("q", image("app:1", "IfNotPresent"));
        world.seconds(12);

        assertThat(world.run(pod, "main").isRunning()).isTrue();
    }
}
