package dev.coracle.model.storage;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.KeepEmpty;
import dev.coracle.model.Required;
import dev.coracle.model.Resource;
import dev.coracle.model.core.TopologySelectorTerm;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Kind of storage that claims can ask for by name, and who provides it; cluster-scoped. */
@GroupVersionKind(group = "storage.k8s.io", version = "v1", kind = "StorageClass")
@Resource(plural = "storageclasses", shortNames = "sc", namespaced = false)
@Value.Immutable
public interface StorageClass extends ApiObject, WithStorageClass {
    @Override
    @Derived
    default String apiVersion() {
        return "storage.k8s.io/v1";
    }

    @Override
    @Derived
    default String kind() {
        return "StorageClass";
    }

    /**
     * Object identity, labels and annotations; the annotation {@code storageclass.kubernetes.io/is-default-class} makes
     * it the default.
     */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Whether claims may ask for more later. */
    Optional<Boolean> allowVolumeExpansion();

    /** Places in which volumes may be provisioned; none means everywhere. */
    List<TopologySelectorTerm> allowedTopologies();

    /** Options for mounting volumes of the class, such as {@code ro}. */
    List<String> mountOptions();

    /** What the provisioner is to be told, as key-value pairs. */
    Map<String, String> parameters();

    /** Who makes volumes of the class; {@code kubernetes.io/no-provisioner} for nobody. */
    @Required
    @Value.Default
    default String provisioner() {
        return "";
    }

    /** What becomes of volumes of the class when their claim is gone: {@code Delete} (default) or {@code Retain}. */
    @KeepEmpty
    Optional<String> reclaimPolicy();

    /**
     * When claims are bound: {@code Immediate} (default) or {@code WaitForFirstConsumer}, when a pod is scheduled that
     * uses them.
     */
    @KeepEmpty
    Optional<String> volumeBindingMode();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableStorageClass.Builder {}
}
