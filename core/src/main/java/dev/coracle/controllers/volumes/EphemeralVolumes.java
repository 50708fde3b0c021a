package dev.coracle.controllers.volumes;

import dev.coracle.api.ApiException;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.Owners;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.model.core.EphemeralVolumeSource;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.PersistentVolumeClaimTemplate;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Volume;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.volume.PodClaims;
import java.util.Optional;

/**
 * Makes the claims that pods bring along in their volumes, which go when the pods do.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes">Generic
 *     ephemeral volumes</a>
 */
public final class EphemeralVolumes implements Controller {
    private static final int WORKERS = 5;

    @Override
    public String name() {
        return "ephemeral-volume-controller";
    }

    @Override
    public String reporter() {
        return "ephemeral_volume";
    }

    @Override
    public void start(ControllerContext context) {
        Lister<Pod> pods = context.lister(Pod.class);
        Lister<PersistentVolumeClaim> claims = context.lister(PersistentVolumeClaim.class);
        ReconcileQueue queue = context.queue(WORKERS, key -> {
            Optional<Pod> pod = pods.find(key).filter(it -> !it.isTerminating());
            if (pod.isPresent()) ensure(context, claims, pod.get());
            return Outcome.DONE;
        });
        context.follow(Pod.class, Handler.of(pod -> {
            if (needsClaims(pod)) queue.add(pod.key());
        }));
        context.follow(PersistentVolumeClaim.class, new Handler<PersistentVolumeClaim>() {
            @Override
            public void deleted(PersistentVolumeClaim last) {
                Owners.controllerOf(last)
                        .filter(owner -> owner.kind().equals("Pod"))
                        .ifPresent(owner -> queue.add(new ObjectKey(last.namespace(), owner.name())));
            }
        });
    }

    private static boolean needsClaims(Pod pod) {
        for (Volume volume : pod.spec().volumes()) {
            if (volume.ephemeral().isPresent()) return true;
        }
        return false;
    }

    private static void ensure(ControllerContext context, Lister<PersistentVolumeClaim> claims, Pod pod) {
        for (Volume volume : pod.spec().volumes()) {
            Optional<PersistentVolumeClaimTemplate> template =
                    volume.ephemeral().flatMap(EphemeralVolumeSource::volumeClaimTemplate);
            if (template.isEmpty()) continue;
            String name = PodClaims.name(pod, volume).orElseThrow();
            Optional<PersistentVolumeClaim> present = claims.find(pod.namespace(), name);
            if (present.isEmpty()) create(context, claim(pod, name, template.get()));
            else if (!PodClaims.isMadeFor(present.get(), pod)) {
                context.events()
                        .warning(
                                pod,
                                "FailedCreate",
                                "PVC " + present.get().key() + " was not created for pod " + pod.key()
                                        + " (pod is not owner)");
            }
        }
    }

    private static PersistentVolumeClaim claim(Pod pod, String name, PersistentVolumeClaimTemplate template) {
        return PersistentVolumeClaim.builder()
                .metadata(ObjectMeta.builder()
                        .namespace(pod.namespace())
                        .name(name)
                        .labels(template.metadata().labels())
                        .annotations(template.metadata().annotations())
                        .addOwnerReference(Owners.controllerReference(pod))
                        .build())
                .spec(template.spec())
                .build();
    }

    private static void create(ControllerContext context, PersistentVolumeClaim claim) {
        try {
            context.client()
                    .of(PersistentVolumeClaim.class)
                    .in(claim.namespace())
                    .create(claim);
        } catch (ApiException e) {
            if (!e.isAlreadyExists() && !e.hasCause("NamespaceTerminating")) throw e;
        }
    }
}
