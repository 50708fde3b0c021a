package dev.coracle.controllers.serviceaccount;

import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.meta.ObjectMeta;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Publishes in every namespace, as config map {@code kube-root-ca.crt}, the certificates by which pods know the API
 * server, and mends it where somebody changes or deletes it.
 */
public final class RootCertificates implements Controller {
    private static final String NAME = "kube-root-ca.crt";
    private static final String DESCRIPTION = "kubernetes.io/description";

    private final Map<String, String> data;

    /**
     * For these certificates.
     *
     * @param certificates in PEM; may be empty where the API server needs none
     */
    public RootCertificates(String certificates) {
        data = Collections.singletonMap("ca.crt", certificates);
    }

    @Override
    public String name() {
        return "root-ca-certificate-publisher-controller";
    }

    @Override
    public void start(ControllerContext context) {
        new EveryNamespace<>(ConfigMap.class, NAME, this::made, this::mended).start(context);
    }

    private ConfigMap made(String namespace) {
        ObjectMeta metadata =
                ObjectMeta.builder().namespace(namespace).name(NAME).build();
        return mended(ConfigMap.builder().metadata(metadata).build());
    }

    private ConfigMap mended(ConfigMap present) {
        Map<String, String> annotations = new TreeMap<>(present.metadata().annotations());
        annotations.putIfAbsent(
                DESCRIPTION,
                "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as"
                        + " the internal service IP or kubernetes.default.svc. No other usage is guaranteed across"
                        + " distributions of Kubernetes clusters.");
        return present.withData(data).withMetadata(present.metadata().withAnnotations(annotations));
    }
}
