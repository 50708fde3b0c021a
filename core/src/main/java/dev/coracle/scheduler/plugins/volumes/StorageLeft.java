package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.selector.Selector;
import dev.coracle.model.storage.CSIDriver;
import dev.coracle.model.storage.CSIStorageCapacity;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.volume.VolumeMatch;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.ObjectLister;
import java.util.Optional;

/** How much storage is left, as far as CSI drivers publish it. */
final class StorageLeft {
    private final ObjectLister<CSIDriver> drivers;
    private final ObjectLister<CSIStorageCapacity> capacities;

    StorageLeft(Handle handle) {
        drivers = handle.objects(CSIDriver.class);
        capacities = handle.objects(CSIStorageCapacity.class);
    }

    /** Whether a volume for a claim can be made for a node; yes, where nobody knows. */
    boolean suffices(PersistentVolumeClaim claim, StorageClass storageClass, Node node) {
        boolean isPublished = drivers.find("", storageClass.provisioner())
                .flatMap(driver -> driver.spec().storageCapacity())
                .orElse(false);
        if (!isPublished) return true;
        Quantity size = VolumeMatch.size(claim);
        for (CSIStorageCapacity capacity : capacities.list()) {
            if (capacity.storageClassName().equals(storageClass.name())
                    && limit(capacity).filter(it -> it.compareTo(size) >= 0).isPresent()
                    && isNear(capacity, node)) {
                return true;
            }
        }
        return false;
    }

    /** The largest volume that can be made. */
    static Optional<Quantity> limit(CSIStorageCapacity capacity) {
        return capacity.maximumVolumeSize().or(capacity::capacity);
    }

    private static boolean isNear(CSIStorageCapacity capacity, Node node) {
        return capacity.nodeTopology()
                .filter(it -> Selector.of(it).matches(node.labels()))
                .isPresent();
    }
}
