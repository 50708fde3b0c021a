package dev.coracle.controllers.volumes;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.PersistentVolumeSpec;
import dev.coracle.model.storage.CSINode;
import dev.coracle.model.storage.StorageClass;
import io.vavr.control.Either;
import java.util.Optional;

/**
 * Makes storage for claims, and throws it away.
 *
 * <p><b>Threads.</b> Called on workers of the controller, for different claims at the same time.
 * <p><b>Errors.</b> What it throws counts as a failure that may pass.
 * <p><b>Time.</b> It may be called again for what it has made already, after a crash or where an answer was lost: it then
 * gives the same storage.
 */
public interface Provisioner {
    /**
     * Storage that is wanted.
     *
     * @param name name of the volume; the same for a claim each time
     * @param node the node of the pod that waits for it, from which it must be reachable; empty where it does not matter
     * @param drivers what the CSI drivers of that node say
     */
    record Request(
            String name,
            PersistentVolumeClaim claim,
            StorageClass storageClass,
            Optional<Node> node,
            Optional<CSINode> drivers) {}

    /** Whether it makes storage for classes with this provisioner. */
    boolean serves(String provisioner);

    /**
     * Makes storage.
     *
     * @return where it is and from where it can be reached: a source and a node affinity, to which all else is added; or
     *     why it cannot be made, in which case a pod that waits for it is given another node
     */
    Either<String, PersistentVolumeSpec> provision(Request request);

    /** Throws the storage of a volume away. */
    void delete(PersistentVolume volume);
}
