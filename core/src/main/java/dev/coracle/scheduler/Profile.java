package dev.coracle.scheduler;

import dev.coracle.scheduler.framework.ExtensionPoint;
import dev.coracle.scheduler.framework.Lineup;
import dev.coracle.scheduler.framework.Lineup.Change;
import dev.coracle.scheduler.framework.Lineup.Place;
import dev.coracle.scheduler.framework.PluginFactory;
import dev.coracle.scheduler.plugins.DefaultPlugins;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A way to schedule pods, which pods choose by {@code spec.schedulerName}: its plugins, their order, weights and
 * arguments. Immutable: every method returns another profile.
 *
 * <pre>{@code
 * Profile.defaults().with("ZoneScore", ZoneScore::new, 5).without("ImageLocality")
 * }</pre>
 */
public final class Profile {
    /** Name of the scheduler that pods get which name none. */
    public static final String DEFAULT_NAME = "default-scheduler";

    private final Lineup lineup;

    private Profile(Lineup lineup) {
        this.lineup = lineup;
    }

    /** Kubernetes' own plugins as they are by default. */
    public static Profile defaults() {
        return new Profile(new Lineup(
                DEFAULT_NAME, 0, DefaultPlugins.places(), Collections.emptyMap(), DefaultPlugins.factories()));
    }

    /** The same for pods with this {@code spec.schedulerName}. */
    public Profile named(String schedulerName) {
        return new Profile(new Lineup(
                schedulerName,
                lineup.percentageOfNodesToScore(),
                lineup.everywhere(),
                lineup.changes(),
                lineup.factories()));
    }

    /** Looks at so many of a hundred nodes before the best is taken; 0 for as many as the cluster's size suggests. */
    public Profile percentageOfNodesToScore(int percentage) {
        if (percentage < 0 || percentage > 100) {
            throw new IllegalArgumentException("percentageOfNodesToScore must be from 0 to 100: " + percentage);
        }
        return new Profile(new Lineup(
                lineup.schedulerName(), percentage, lineup.everywhere(), lineup.changes(), lineup.factories()));
    }

    /** With one more plugin, asked last at every extension point that it has; its score counts once. */
    public Profile with(String plugin, PluginFactory factory) {
        return with(plugin, factory, 1);
    }

    /** With one more plugin, asked last at every extension point that it has. */
    public Profile with(String plugin, PluginFactory factory, int weight) {
        if (has(plugin)) throw new IllegalArgumentException("there is a plugin " + plugin + " already");
        return known(plugin, factory).everywhere(places -> places.add(new Place(plugin, weight)));
    }

    /** Without a plugin. */
    public Profile without(String plugin) {
        requirePlugin(plugin);
        return everywhere(places -> places.removeIf(place -> place.plugin().equals(plugin)));
    }

    /** Without any plugin: those to be asked are to be enabled. */
    public Profile withoutAll() {
        return everywhere(List::clear);
    }

    /**
     * With a plugin that is {@linkplain #known known} asked at every extension point that it has: in the place where it is,
     * or last.
     *
     * @param weight how much its score counts; 0 for the usual 1
     */
    public Profile everywhere(String plugin, int weight) {
        Place place = new Place(plugin, weight);
        if (!has(plugin)) return everywhere(places -> places.add(place));
        return everywhere(places -> places.replaceAll(it -> it.plugin().equals(plugin) ? place : it));
    }

    /** With another implementation, or other arguments, of a plugin that keeps its name, place and weight. */
    public Profile replace(String plugin, PluginFactory factory) {
        requirePlugin(plugin);
        return known(plugin, factory);
    }

    /** With another weight of a plugin's score. */
    public Profile weight(String plugin, int weight) {
        requirePlugin(plugin);
        if (weight < 1 || weight > 100) throw new IllegalArgumentException("weight must be from 1 to 100: " + weight);
        return everywhere(places ->
                places.replaceAll(place -> place.plugin().equals(plugin) ? new Place(plugin, weight) : place));
    }

    /** With a plugin that is known to the profile enabled at one extension point, see {@link Lineup.Change}. */
    public Profile enable(ExtensionPoint point, String plugin, int weight) {
        return change(point, change -> {
            List<Place> enabled = new ArrayList<>(change.enabled());
            enabled.add(new Place(plugin, weight));
            return new Change(List.copyOf(enabled), change.disabled());
        });
    }

    /** With a plugin, or all for {@code *}, disabled at one extension point. */
    public Profile disable(ExtensionPoint point, String plugin) {
        return change(point, change -> {
            Set<String> disabled = new LinkedHashSet<>(change.disabled());
            disabled.add(plugin);
            return new Change(change.enabled(), Collections.unmodifiableSet(disabled));
        });
    }

    /** With a plugin known by name, which is not asked unless it is enabled somewhere. */
    public Profile known(String plugin, PluginFactory factory) {
        Map<String, PluginFactory> factories = new LinkedHashMap<>(lineup.factories());
        factories.put(plugin, factory);
        return new Profile(new Lineup(
                lineup.schedulerName(),
                lineup.percentageOfNodesToScore(),
                lineup.everywhere(),
                lineup.changes(),
                Collections.unmodifiableMap(factories)));
    }

    /** Pods with this {@code spec.schedulerName} are its own. */
    public String name() {
        return lineup.schedulerName();
    }

    /** What the scheduler works by. */
    public Lineup lineup() {
        return lineup;
    }

    /** Whether a plugin is asked wherever it can be, where no single extension point says otherwise. */
    public boolean has(String plugin) {
        return lineup.everywhere().stream().anyMatch(place -> place.plugin().equals(plugin));
    }

    private void requirePlugin(String plugin) {
        if (!has(plugin)) throw new IllegalArgumentException("there is no plugin " + plugin);
    }

    private interface Edit {
        void of(List<Place> places);
    }

    private Profile everywhere(Edit edit) {
        List<Place> places = new ArrayList<>(lineup.everywhere());
        edit.of(places);
        return new Profile(new Lineup(
                lineup.schedulerName(),
                lineup.percentageOfNodesToScore(),
                List.copyOf(places),
                lineup.changes(),
                lineup.factories()));
    }

    private Profile change(ExtensionPoint point, UnaryOperator<Change> edit) {
        Map<ExtensionPoint, Change> changes = new EnumMap<>(ExtensionPoint.class);
        changes.putAll(lineup.changes());
        changes.put(point, edit.apply(lineup.at(point)));
        return new Profile(new Lineup(
                lineup.schedulerName(),
                lineup.percentageOfNodesToScore(),
                lineup.everywhere(),
                Collections.unmodifiableMap(changes),
                lineup.factories()));
    }
}
