package dev.coracle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.Plugin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What plugins see of the cluster. */
class HandleTest {
    private final SchedulerWorld world = new SchedulerWorld();
    private final List<Handle> handles = new ArrayList<>();
    private final List<Function<String, List<Pod>>> indexes = new ArrayList<>();

    private Plugin curious(Handle handle) {
        handles.add(handle);
        indexes.add(handle.objects(Pod.class).index("cpu", pod -> List.of(cpu(pod))));
        return () -> "Curious";
    }

    private static String cpu(Pod pod) {
        return String.valueOf(
                pod.spec().containers().get(0).resources().requests().get("cpu"));
    }

    private List<String> ofTwoCores(int plugin) {
        return indexes.get(plugin).apply("2").stream().map(Pod::name).toList();
    }

    @Test
    void anIndexFindsWhatThereIsNowAndEachProfileMayAskForIt() {
        Profile one = Profile.defaults().with("Curious", this::curious);
        world.node("n1", "2");
        world.start(SchedulerOptions.of(one, one.named("other")));
        world.pod("a", "2");
        world.pod("b", "1");
        world.pod("c", "2");
        world.settle();

        assertThat(handles).extracting(Handle::profile).containsExactly("default-scheduler", "other");
        assertThat(ofTwoCores(0)).containsExactly("a", "c");
        assertThat(ofTwoCores(1)).containsExactly("a", "c");

        world.kill("a");
        world.settle();

        assertThat(ofTwoCores(0)).containsExactly("c");
        assertThat(indexes.get(0).apply("3")).isEmpty();
    }
}
