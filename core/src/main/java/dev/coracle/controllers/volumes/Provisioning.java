package dev.coracle.controllers.volumes;

import dev.coracle.api.ApiException;
import dev.coracle.client.Resources;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.volumes.Provisioner.Request;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.PersistentVolumeSpec;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.storage.CSINode;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.volume.VolumeAnnotations;
import dev.coracle.model.volume.VolumeBindings;
import dev.coracle.model.volume.VolumeMatch;
import io.vavr.control.Either;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Has volumes made for claims. */
final class Provisioning {
    private final ControllerContext context;
    private final Provisioner provisioner;
    private final Lister<Node> nodes;
    private final Lister<CSINode> drivers;

    Provisioning(ControllerContext context, Provisioner provisioner) {
        this.context = context;
        this.provisioner = provisioner;
        nodes = context.lister(Node.class);
        drivers = context.lister(CSINode.class);
    }

    Outcome carryOut(PersistentVolumeClaim given, StorageClass storageClass) {
        if (given.isTerminating()) return Outcome.DONE;
        PersistentVolumeClaim claim = announced(given, storageClass.provisioner());
        Optional<String> selected =
                Optional.ofNullable(claim.metadata().annotations().get(VolumeAnnotations.SELECTED_NODE));
        Optional<Node> node = selected.flatMap(nodes::find);
        if (selected.isPresent() && node.isEmpty()) {
            return failed(claim, "node \"" + selected.get() + "\" not found");
        }
        String name = "pvc-" + claim.uid();
        Request request = new Request(name, claim, storageClass, node, selected.flatMap(drivers::find));
        Either<String, PersistentVolumeSpec> made = provisioner.provision(request);
        if (made.isLeft()) return failed(claim, made.getLeft());
        publish(volume(request, made.get()));
        context.events().normal(claim, "ProvisioningSucceeded", "Successfully provisioned volume " + name);
        return Outcome.DONE;
    }

    /** The claim says who makes its volume. */
    private PersistentVolumeClaim announced(PersistentVolumeClaim claim, String provisioner) {
        Map<String, String> annotations = new LinkedHashMap<>(claim.metadata().annotations());
        annotations.put(VolumeAnnotations.PROVISIONER, provisioner);
        annotations.put(VolumeAnnotations.BETA_PROVISIONER, provisioner);
        if (annotations.equals(claim.metadata().annotations())) return claim;
        return claims(claim).update(claim.withMetadata(claim.metadata().withAnnotations(annotations)));
    }

    /** It goes on elsewhere: without its node, the claim makes the scheduler choose again. */
    private Outcome failed(PersistentVolumeClaim claim, String why) {
        context.events().warning(claim, "ProvisioningFailed", "Failed to provision volume: " + why);
        Map<String, String> annotations = new LinkedHashMap<>(claim.metadata().annotations());
        if (annotations.remove(VolumeAnnotations.SELECTED_NODE) == null) return Outcome.again();
        claims(claim).update(claim.withMetadata(claim.metadata().withAnnotations(annotations)));
        return Outcome.DONE;
    }

    private static PersistentVolume volume(Request request, PersistentVolumeSpec made) {
        PersistentVolumeClaim claim = request.claim();
        StorageClass storageClass = request.storageClass();
        PersistentVolume volume = PersistentVolume.builder()
                .metadata(ObjectMeta.builder()
                        .name(request.name())
                        .putAnnotation(VolumeAnnotations.PROVISIONED_BY, storageClass.provisioner())
                        .build())
                .spec(made.withAccessModes(claim.spec().accessModes())
                        .withCapacity(Collections.singletonMap("storage", VolumeMatch.size(claim)))
                        .withMountOptions(storageClass.mountOptions())
                        .withPersistentVolumeReclaimPolicy(storageClass.reclaimPolicy())
                        .withStorageClassName(storageClass.name())
                        .withVolumeMode(claim.spec().volumeMode()))
                .build();
        return VolumeBindings.bind(volume, claim);
    }

    private void publish(PersistentVolume volume) {
        try {
            context.client().of(PersistentVolume.class).create(volume);
        } catch (ApiException e) {
            if (!e.isAlreadyExists()) throw e;
        }
    }

    private Resources<PersistentVolumeClaim> claims(PersistentVolumeClaim claim) {
        return context.client().of(PersistentVolumeClaim.class).in(claim.namespace());
    }
}
