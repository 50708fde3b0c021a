package dev.coracle.scheduler.framework;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which plugins a scheduler asks for the pods of one profile.
 *
 * @param schedulerName pods with this {@code spec.schedulerName} are scheduled so
 * @param percentageOfNodesToScore how many nodes to look at before the best is taken; 0 for as many as the size of the
 *     cluster suggests, 100 for all
 * @param everywhere plugins for every extension point that they have, in order
 * @param changes what is different at single points
 * @param factories how to make the plugins, by name
 */
public record Lineup(
        String schedulerName,
        int percentageOfNodesToScore,
        List<Place> everywhere,
        Map<ExtensionPoint, Change> changes,
        Map<String, PluginFactory> factories) {
    /**
     * A plugin that is asked.
     *
     * @param plugin its name
     * @param weight how much its score counts; 0 for the usual 1; of no meaning where it has none
     */
    public record Place(String plugin, int weight) {}

    /**
     * What is different at one extension point.
     *
     * @param enabled plugins for this point: those that are there anyway go first, the others last
     * @param disabled names of plugins that are not asked here; {@code *} for all that are not enabled here
     */
    public record Change(List<Place> enabled, Set<String> disabled) {
        /** Nothing. */
        public static final Change NONE = new Change(List.of(), Collections.emptySet());

        /** Whether a plugin is not asked here. */
        public boolean disables(String plugin) {
            return disabled.contains(plugin) || disabled.contains("*");
        }

        /** Whether a plugin is enabled here. */
        public boolean enables(String plugin) {
            return enabled.stream().anyMatch(place -> place.plugin().equals(plugin));
        }
    }

    /** What is different at an extension point. */
    public Change at(ExtensionPoint point) {
        return changes.getOrDefault(point, Change.NONE);
    }
}
