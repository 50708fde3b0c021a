package dev.coracle.examples.gpu;

import dev.coracle.model.core.Pod;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * GPUs of a node that a pod has, by their numbers from 0, each once.
 *
 * @param indexes the numbers, in order
 */
public record Devices(List<Integer> indexes) {
    /** Annotation of a pod that is on a node: the numbers of its GPUs, with hyphens in between, such as {@code 2-3}. */
    public static final String ANNOTATION = "alibabacloud.com/gpu-index";

    /** None. */
    public static final Devices NONE = new Devices(List.of());

    /** These, in order. */
    public Devices {
        indexes = indexes.stream().sorted().distinct().toList();
    }

    /** The GPUs that a pod has by its annotation; empty where it says nothing that makes sense. */
    public static Optional<Devices> of(Pod pod) {
        String text = pod.metadata().annotations().getOrDefault(ANNOTATION, "");
        if (!text.matches("\\d{1,4}(-\\d{1,4})*")) return Optional.empty();
        return Optional.of(new Devices(
                Arrays.stream(text.split("-", -1)).map(Integer::valueOf).toList()));
    }

    /** As the annotation has it. */
    @Override
    public String toString() {
        return indexes.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }
}
