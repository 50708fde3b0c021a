package dev.coracle.apiserver.admission;

import dev.coracle.api.Refusals;
import dev.coracle.api.Verb;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.ServiceAccount;
import dev.coracle.model.core.Volume;
import dev.coracle.model.core.VolumeMount;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.platform.Entropy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives every pod a service account: its name, its secrets for pulling images, and its access token as files.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/">Service accounts</a>
 */
public final class ServiceAccountAdmission implements AdmissionPlugin {
    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final String VOLUME_PREFIX = "kube-api-access-";

    private final Entropy entropy;

    /**
     * The plugin.
     *
     * @param entropy makes up the names of volumes
     */
    public ServiceAccountAdmission(Entropy entropy) {
        this.entropy = entropy.stream("service account volumes");
    }

    @Override
    public String name() {
        return "ServiceAccount";
    }

    @Override
    public TypeMeta mutate(AdmissionRequest request, Lookup cluster) {
        TypeMeta object = request.object().orElseThrow();
        boolean concerned = request.isFor(Pod.class, Verb.CREATE);
        if (!concerned || !(object instanceof Pod pod)) return object;
        if (pod.metadata().annotations().containsKey(MIRROR)) return pod;
        String name = pod.spec().serviceAccountName().orElse("default");
        String namespace = request.key().namespace();
        ServiceAccount account = cluster.find(ServiceAccount.class, namespace, name)
                .orElseThrow(() -> Refusals.forbidden(
                        request.resource(),
                        request.key().name(),
                        "error looking up service account " + namespace + "/" + name + ": serviceaccount \"" + name
                                + "\" not found"));
        return pod.withSpec(withAccount(pod.spec(), name, account));
    }

    private PodSpec withAccount(PodSpec given, String name, ServiceAccount account) {
        PodSpec spec = given.withServiceAccountName(name).withServiceAccount(name);
        boolean mounts = spec.automountServiceAccountToken()
                .or(account::automountServiceAccountToken)
                .orElse(true);
        if (mounts) spec = withToken(spec);
        return spec.imagePullSecrets().isEmpty() ? spec.withImagePullSecrets(account.imagePullSecrets()) : spec;
    }

    private PodSpec withToken(PodSpec spec) {
        Optional<String> present = spec.volumes().stream()
                .map(Volume::name)
                .filter(it -> it.startsWith(VOLUME_PREFIX))
                .findFirst();
        boolean needed = missesToken(spec.initContainers()) || missesToken(spec.containers());
        if (!needed) return spec;
        String name = present.orElseGet(() -> VOLUME_PREFIX + NameSuffix.random(entropy));
        PodSpec mounted = spec.withInitContainers(withMount(spec.initContainers(), name))
                .withContainers(withMount(spec.containers(), name));
        if (present.isPresent()) return mounted;
        List<Volume> volumes = new ArrayList<>(spec.volumes());
        volumes.add(TokenVolume.named(name));
        return mounted.withVolumes(volumes);
    }

    private static boolean missesToken(List<Container> containers) {
        return !containers.stream().allMatch(ServiceAccountAdmission::hasToken);
    }

    private static boolean hasToken(Container container) {
        return container.volumeMounts().stream()
                .anyMatch(mount -> mount.mountPath().equals(MOUNT_PATH));
    }

    private static List<Container> withMount(List<Container> containers, String volume) {
        List<Container> result = new ArrayList<>(containers.size());
        for (Container container : containers) {
            List<VolumeMount> mounts = new ArrayList<>(container.volumeMounts());
            mounts.add(VolumeMount.builder()
                    .name(volume)
                    .readOnly(true)
                    .mountPath(MOUNT_PATH)
                    .build());
            result.add(hasToken(container) ? container : container.withVolumeMounts(mounts));
        }
        return result;
    }
}
