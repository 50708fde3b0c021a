package dev.coracle.scheduler.plugins;

import java.util.List;

/**
 * Arguments of {@link NodeResourcesFit}.
 *
 * @param ignoredResources extended resources that nodes need not have, by name
 * @param ignoredResourceGroups the same, by the part of the name before the slash
 * @param strategy how nodes are scored
 */
public record NodeResourcesFitArgs(
        List<String> ignoredResources, List<String> ignoredResourceGroups, ScoringStrategy strategy) {
    /** Nothing ignored; the emptier the better. */
    public static final NodeResourcesFitArgs DEFAULT =
            new NodeResourcesFitArgs(List.of(), List.of(), ScoringStrategy.LEAST_ALLOCATED);

    boolean ignores(String extendedResource) {
        if (ignoredResources.contains(extendedResource)) return true;
        int slash = extendedResource.indexOf('/');
        return slash >= 0 && ignoredResourceGroups.contains(extendedResource.substring(0, slash));
    }
}
