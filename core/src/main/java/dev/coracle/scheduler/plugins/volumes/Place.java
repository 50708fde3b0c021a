package dev.coracle.scheduler.plugins.volumes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Zones or regions that a volume is in.
 *
 * @param label by which it says so
 * @param values their names
 */
record Place(String label, Set<String> values) {
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String REGION = "topology.kubernetes.io/region";
    private static final String BETA_ZONE = "failure-domain.beta.kubernetes.io/zone";
    private static final String BETA_REGION = "failure-domain.beta.kubernetes.io/region";
    private static final List<String> LABELS = List.of(BETA_ZONE, BETA_REGION, ZONE, REGION);
    private static final String SEPARATOR = "__";

    /** Where a volume with these labels is; a label with an empty name in it says nothing. */
    static List<Place> of(Map<String, String> labels) {
        List<Place> places = new ArrayList<>(0);
        for (String label : LABELS) {
            String text = labels.get(label);
            if (text == null) continue;
            Set<String> values = new LinkedHashSet<>();
            for (String value : text.split(SEPARATOR, -1)) values.add(value.strip());
            if (!values.contains("")) places.add(new Place(label, values));
        }
        return places;
    }

    /** Whether a node says where it is. */
    static boolean isKnown(Map<String, String> labels) {
        for (String label : LABELS) {
            if (labels.containsKey(label)) return true;
        }
        return false;
    }

    /** Whether a node with these labels is there; it may say so by the new label where the volume does by the old. */
    boolean contains(Map<String, String> labels) {
        String value = labels.get(label);
        if (value == null) value = labels.get(current());
        return value != null && values.contains(value);
    }

    private String current() {
        return switch (label) {
            case BETA_ZONE -> ZONE;
            case BETA_REGION -> REGION;
            default -> label;
        };
    }
}
