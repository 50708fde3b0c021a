package dev.coracle.simulation.timeline;

import dev.coracle.model.core.Pod;
import dev.coracle.simulation.timeline.Timeline.Bar;
import dev.coracle.simulation.timeline.Timeline.Phase;
import dev.coracle.simulation.timeline.Timeline.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a pod did, and where. */
final class PodStory {
    private final String name;
    private final List<Step> steps = new ArrayList<>();
    private Optional<Duration> gone = Optional.empty();

    /**
     * The beginning of something.
     *
     * @param node empty where it is on none
     */
    private record Step(Duration time, String node, Phase phase) {}

    PodStory(String name) {
        this.name = name;
    }

    void seen(Duration time, Pod pod, boolean isGone) {
        String node = pod.spec().nodeName().orElse("");
        Phase phase = phase(pod);
        Optional<Step> last = steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
        boolean same =
                last.filter(it -> it.node().equals(node) && it.phase() == phase).isPresent();
        if (!same) steps.add(new Step(time, node, phase));
        if (isGone) gone = Optional.of(time);
    }

    private static Phase phase(Pod pod) {
        String phase = pod.status().phase().orElse("Pending");
        if (phase.equals("Succeeded")) return Phase.SUCCEEDED;
        if (phase.equals("Failed")) return Phase.FAILED;
        if (pod.isTerminating()) return Phase.TERMINATING;
        if (pod.spec().nodeName().isEmpty()) return Phase.WAITING;
        return phase.equals("Running") ? Phase.RUNNING : Phase.BOUND;
    }

    /** By node; the empty name stands for none. What took no time is left out, unless nothing else is there. */
    Map<String, Bar> bars(Duration now) {
        Duration end = gone.orElse(now);
        Map<String, List<Section>> sections = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Duration until = i + 1 < steps.size() ? steps.get(i + 1).time() : end;
            List<Section> own = sections.computeIfAbsent(step.node(), it -> new ArrayList<>());
            if (until.compareTo(step.time()) > 0 || steps.size() == 1)
                own.add(new Section(step.phase(), step.time(), until));
        }
        Map<String, Bar> bars = new LinkedHashMap<>();
        sections.forEach((node, own) -> {
            if (!own.isEmpty()) bars.put(node, new Bar(name, own));
        });
        return bars;
    }
}
