package dev.coracle.model.schema;

import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import java.util.List;

/**
 * A kind of object that the API serves, and how it is addressed.
 *
 * @param group API group, empty for the core group
 * @param version API version, such as {@code v1}
 * @param kind kind in camel case, such as {@code Deployment}
 * @param plural path segment of the collection, such as {@code deployments}
 * @param shortNames abbreviations for the command line
 * @param categories groups of kinds that a command may name at once
 * @param namespaced whether its objects live in a namespace
 * @param type the model's interface
 */
public record ResourceType<T extends ApiObject>(
        String group,
        String version,
        String kind,
        String plural,
        List<String> shortNames,
        List<String> categories,
        boolean namespaced,
        Class<T> type) {

    private static final ClassValue<ResourceType<?>> TYPES = new ClassValue<>() {
        @Override
        protected ResourceType<?> computeValue(Class<?> type) {
            return read(type.asSubclass(ApiObject.class));
        }
    };

    /**
     * The resource that a type of the model describes.
     *
     * @throws IllegalArgumentException where the type names no kind and resource
     */
    @SuppressWarnings("unchecked") // computed from this very class
    public static <T extends ApiObject> ResourceType<T> of(Class<T> type) {
        return (ResourceType<T>) TYPES.get(type);
    }

    private static <T extends ApiObject> ResourceType<T> read(Class<T> type) {
        GroupVersionKind name = type.getAnnotation(GroupVersionKind.class);
        Resource resource = type.getAnnotation(Resource.class);
        if (name == null || resource == null) {
            throw new IllegalArgumentException(type.getName() + " needs @GroupVersionKind and @Resource to be served");
        }
        return new ResourceType<>(
                name.group(),
                name.version(),
                name.kind(),
                resource.plural(),
                List.of(resource.shortNames()),
                List.of(resource.categories()),
                resource.namespaced(),
                type);
    }

    /** Group and version as documents write it, such as {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** What messages call it, such as {@code deployments.apps}. */
    public String groupResource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** What messages about one object call it, such as {@code Deployment.apps}. */
    public String groupKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }

    @Override
    public String toString() {
        return groupResource();
    }

    /** From what tells resources apart, since they are looked up by often. */
    @Override
    public int hashCode() {
        return 31 * group.hashCode() + plural.hashCode();
    }
}
