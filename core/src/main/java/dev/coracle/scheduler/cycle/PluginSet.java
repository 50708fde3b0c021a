package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.ExtensionPoint;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.Lineup;
import dev.coracle.scheduler.framework.Lineup.Change;
import dev.coracle.scheduler.framework.Lineup.Place;
import dev.coracle.scheduler.framework.Plugin;
import dev.coracle.scheduler.framework.PluginFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plugins of a profile, each made once, in order for each extension point. */
final class PluginSet {
    private final Lineup lineup;
    private final Map<String, Plugin> plugins = new LinkedHashMap<>();

    PluginSet(Lineup lineup, Handle handle) {
        this.lineup = lineup;
        for (Place place : lineup.everywhere()) make(place.plugin(), handle);
        for (ExtensionPoint point : ExtensionPoint.values()) {
            for (Place place : lineup.at(point).enabled()) {
                if (!plugins.containsKey(place.plugin())) make(place.plugin(), handle);
            }
        }
    }

    private void make(String name, Handle handle) {
        PluginFactory factory = lineup.factories().get(name);
        if (factory == null) throw new IllegalArgumentException("there is no plugin " + name);
        Plugin plugin = factory.create(handle);
        if (!plugin.name().equals(name)) {
            throw new IllegalArgumentException("plugin " + name + " says that its name is " + plugin.name());
        }
        if (plugins.put(name, plugin) != null) throw new IllegalArgumentException("plugin " + name + " is there twice");
    }

    /** All of them, in order of their first place. */
    Collection<Plugin> all() {
        return plugins.values();
    }

    /** Those of an extension point, in order. */
    <P extends Plugin> List<P> at(ExtensionPoint point, Class<P> type) {
        return places(point).stream()
                .map(place -> cast(place.plugin(), point, type))
                .toList();
    }

    /** Plugins that are there anyway and enabled here, then the others that are there anyway, then the rest. */
    List<Place> places(ExtensionPoint point) {
        Change change = lineup.at(point);
        List<Place> places = new ArrayList<>();
        List<Place> rest = new ArrayList<>();
        for (Place place : change.enabled()) (isEverywhere(place, point) ? places : rest).add(place);
        for (Place place : lineup.everywhere()) {
            if (!has(place, point) || change.disables(place.plugin()) || change.enables(place.plugin())) continue;
            places.add(place);
        }
        places.addAll(rest);
        return places;
    }

    private boolean isEverywhere(Place place, ExtensionPoint point) {
        return has(place, point)
                && lineup.everywhere().stream().anyMatch(other -> other.plugin().equals(place.plugin()));
    }

    private boolean has(Place place, ExtensionPoint point) {
        return point.type().isInstance(plugins.get(place.plugin()));
    }

    private <P extends Plugin> P cast(String name, ExtensionPoint point, Class<P> type) {
        Plugin plugin = plugins.get(name);
        if (type.isInstance(plugin)) return type.cast(plugin);
        throw new IllegalArgumentException("plugin " + name + " does not extend " + point);
    }
}
