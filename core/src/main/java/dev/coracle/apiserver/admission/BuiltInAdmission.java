package dev.coracle.apiserver.admission;

import dev.coracle.platform.Entropy;
import java.util.List;

/** The plugins that every cluster has, in the order in which Kubernetes asks them. Leave one out to switch it off. */
public final class BuiltInAdmission {
    private BuiltInAdmission() {}

    /**
     * All of them.
     *
     * @param entropy makes up the names of volumes with access tokens
     */
    public static List<AdmissionPlugin> all(Entropy entropy) {
        return List.of(
                new NamespaceLifecycle(),
                new ServiceAccountAdmission(entropy),
                new PriorityAdmission(),
                new DefaultTolerationSeconds(),
                new DefaultStorageClass(),
                new StorageProtection());
    }
}
