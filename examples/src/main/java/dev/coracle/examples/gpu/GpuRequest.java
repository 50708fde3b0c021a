package dev.coracle.examples.gpu;

import dev.coracle.model.core.Pod;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a pod asks of a node's GPUs, by its annotations: a share of one GPU, or one or more whole ones. The names are those
 * of the openb cluster's own scheduler.
 *
 * @param count how many GPUs; 0 for none
 * @param millis how much of each, in thousandths
 */
public record GpuRequest(int count, int millis) {
    /** A whole GPU, in thousandths. */
    public static final int WHOLE = 1000;

    /** Annotation of a pod: the share of each GPU that it asks for, from 1 to 1000 thousandths; a whole one by default. */
    public static final String MILLIS = "alibabacloud.com/gpu-milli";

    /** Annotation of a pod: how many GPUs it asks for, 1 by default; more than one only whole. */
    public static final String COUNT = "alibabacloud.com/gpu-count";

    /** What pods ask for that need no GPU. */
    public static final GpuRequest NONE = new GpuRequest(0, 0);

    /** Refuses shares of several GPUs, and what is no share. */
    public GpuRequest {
        boolean none = count == 0 && millis == 0;
        if (!none && count < 1) throw new IllegalArgumentException(COUNT + " must be positive: " + count);
        if (!none && (millis < 1 || millis > WHOLE))
            throw new IllegalArgumentException(MILLIS + " must be from 1 to 1000: " + millis);
        if (count > 1 && millis < WHOLE)
            throw new IllegalArgumentException(MILLIS + " must be 1000 where " + COUNT + " is " + count);
    }

    /**
     * What a pod asks for.
     *
     * @throws IllegalArgumentException where its annotations make no sense; the message says what would be right
     */
    public static GpuRequest of(Pod pod) {
        Map<String, String> annotations = pod.metadata().annotations();
        if (!annotations.containsKey(MILLIS) && !annotations.containsKey(COUNT)) return NONE;
        int count = number(annotations, COUNT, 1);
        int millis = number(annotations, MILLIS, WHOLE);
        if (count == 0) throw new IllegalArgumentException(COUNT + " must be positive: 0");
        return new GpuRequest(count, millis);
    }

    private static int number(Map<String, String> annotations, String name, int otherwise) {
        String text = annotations.get(name);
        if (text == null) return otherwise;
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number: \"" + text + "\"", e);
        }
    }

    /** The annotations that say so. */
    public Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        if (isNone()) return annotations;
        annotations.put(COUNT, Integer.toString(count));
        annotations.put(MILLIS, Integer.toString(millis));
        return annotations;
    }

    /** Whether it needs no GPU. */
    public boolean isNone() {
        return count == 0;
    }
}
