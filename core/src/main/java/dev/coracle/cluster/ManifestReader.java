package dev.coracle.cluster;

import dev.coracle.api.ApiException;
import dev.coracle.client.Client;
import dev.coracle.client.apply.Applier;
import dev.coracle.model.core.ServiceAccount;
import dev.coracle.model.json.Document;
import dev.coracle.model.meta.ApiObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Applies manifests. */
record ManifestReader(Applier applier, Waiting waiting) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SERVICE_ACCOUNT = "default";
    /** What the admission of service accounts says of a pod whose account is not there. */
    private static final String ACCOUNT_MISSING = "error looking up service account";

    List<ApiObject> apply(String manifest) {
        List<ApiObject> applied = new ArrayList<>();
        for (Document document : applier.read(manifest)) applied.add(applyPatiently(document));
        return applied;
    }

    /**
     * A pod of a new namespace is refused until the namespace has its service account. Kubernetes' admission waits for it
     * a while; ours decides at once, so the one who applies waits.
     */
    private ApiObject applyPatiently(Document document) {
        try {
            return applier.apply(document);
        } catch (ApiException e) {
            if (!isForWantOfAnAccount(e)) throw e;
            String namespace = namespace(document);
            waiting.await(
                    Conditions.that("the service account of namespace " + namespace, at -> {
                        boolean there = hasAccount(at, namespace);
                        return new Condition.Observation(there, there ? "there" : "there is none");
                    }),
                    PATIENCE);
            return applier.apply(document);
        }
    }

    private static boolean isForWantOfAnAccount(ApiException e) {
        return e.isForbidden()
                && e.status()
                        .message()
                        .filter(it -> it.contains(ACCOUNT_MISSING))
                        .isPresent();
    }

    private static boolean hasAccount(Client client, String namespace) {
        return client.of(ServiceAccount.class)
                .in(namespace)
                .find(SERVICE_ACCOUNT)
                .isPresent();
    }

    private static String namespace(Document document) {
        return document.tree() instanceof Map<?, ?> object
                        && object.get("metadata") instanceof Map<?, ?> metadata
                        && metadata.get("namespace") instanceof String namespace
                ? namespace
                : "default";
    }
}
