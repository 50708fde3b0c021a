package dev.coracle.scheduler.config;

import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.framework.ExtensionPoint;
import dev.coracle.scheduler.framework.PluginFactory;
import dev.coracle.scheduler.framework.PluginProvider;
import dev.coracle.scheduler.plugins.NodeResourcesFit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a profile of the file means. */
final class ProfileReader {
    private static final String EVERYWHERE = "multiPoint";

    private final Map<String, PluginProvider> providers;
    private final List<String> ignoredResources;
    private final List<String> mistakes;

    /**
     * A reader.
     *
     * @param ignoredResources resources of which nodes need not have enough, since extenders see to that
     */
    ProfileReader(Map<String, PluginProvider> providers, List<String> ignoredResources, List<String> mistakes) {
        this.providers = providers;
        this.ignoredResources = ignoredResources;
        this.mistakes = mistakes;
    }

    Profile read(KubeSchedulerProfile file, String path) {
        Profile profile = Profile.defaults();
        if (!file.schedulerName().isEmpty()) profile = profile.named(file.schedulerName());
        for (PluginProvider provider : providers.values())
            profile = profile.known(
                    provider.name(),
                    handle -> provider.factory(Collections.emptyMap()).create(handle));
        if (file.percentageOfNodesToScore().isPresent())
            profile = profile.percentageOfNodesToScore(
                    file.percentageOfNodesToScore().get());
        if (!ignoredResources.isEmpty()) {
            profile = profile.known(NodeResourcesFit.NAME, Arguments.fit(Collections.emptyMap(), ignoredResources));
        }
        profile = arguments(profile, file.pluginConfig(), path + ".pluginConfig");
        return places(profile, file.plugins(), path + ".plugins");
    }

    private Profile arguments(Profile profile, List<PluginConfig> configs, String path) {
        Profile changed = profile;
        for (int i = 0; i < configs.size(); i++) {
            PluginConfig config = configs.get(i);
            String place = path + "[" + i + "]";
            try {
                Optional<PluginFactory> factory = factory(config);
                if (factory.isPresent()) changed = changed.known(config.name(), factory.get());
                else mistakes.add(place + ".name: no plugin \"" + config.name() + "\" that takes arguments");
            } catch (IllegalArgumentException e) {
                mistakes.add(place + ".args: " + e.getMessage());
            }
        }
        return changed;
    }

    private Optional<PluginFactory> factory(PluginConfig config) {
        PluginProvider provider = providers.get(config.name());
        if (provider != null) return Optional.of(provider.factory(config.args()));
        if (config.name().equals(NodeResourcesFit.NAME)) {
            return Optional.of(Arguments.fit(config.args(), ignoredResources));
        }
        return Arguments.of(config.name(), config.args());
    }

    private Profile places(Profile profile, Map<String, PluginSet> sets, String path) {
        Profile changed = profile;
        PluginSet everywhere = sets.getOrDefault(EVERYWHERE, PluginSet.EMPTY);
        changed = everywhere(changed, everywhere, path + "." + EVERYWHERE);
        for (Map.Entry<String, PluginSet> set : sets.entrySet()) {
            if (set.getKey().equals(EVERYWHERE)) continue;
            String place = path + "." + set.getKey();
            Optional<ExtensionPoint> point = point(set.getKey());
            if (point.isPresent()) changed = at(point.get(), changed, set.getValue(), place);
            else mistakes.add("unknown field \"" + place + "\"");
        }
        return changed;
    }

    private static Optional<ExtensionPoint> point(String name) {
        for (ExtensionPoint point : ExtensionPoint.values())
            if (point.toString().equals(name)) return Optional.of(point);
        return Optional.empty();
    }

    private Profile everywhere(Profile profile, PluginSet set, String path) {
        Profile changed = profile;
        for (PluginPlace place : set.disabled()) {
            if (place.name().equals("*")) changed = changed.withoutAll();
            else if (isKnown(changed, place.name(), path + ".disabled") && changed.has(place.name()))
                changed = changed.without(place.name());
        }
        for (PluginPlace place : set.enabled()) {
            if (!isKnown(changed, place.name(), path + ".enabled") || !isWeight(place, path)) continue;
            changed = changed.everywhere(place.name(), place.weight());
        }
        return changed;
    }

    private Profile at(ExtensionPoint point, Profile profile, PluginSet set, String path) {
        Profile changed = profile;
        for (PluginPlace place : set.disabled()) changed = changed.disable(point, place.name());
        for (PluginPlace place : set.enabled()) {
            if (isKnown(changed, place.name(), path + ".enabled") && isWeight(place, path))
                changed = changed.enable(point, place.name(), place.weight());
        }
        return changed;
    }

    private boolean isKnown(Profile profile, String plugin, String path) {
        Set<String> known = profile.lineup().factories().keySet();
        if (known.contains(plugin)) return true;
        mistakes.add(path + ": no plugin \"" + plugin + "\"; there are " + String.join(", ", known));
        return false;
    }

    private boolean isWeight(PluginPlace place, String path) {
        if (place.weight() >= 0 && place.weight() <= 100) return true;
        mistakes.add(path + ".enabled: weight of " + place.name() + " must be from 0 to 100: " + place.weight());
        return false;
    }
}
