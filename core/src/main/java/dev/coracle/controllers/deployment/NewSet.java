package dev.coracle.controllers.deployment;

import dev.coracle.controllers.Owners;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetSpec;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.platform.StableHash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the replica set of a template. Its name follows from the template, so that it is never made twice. */
final class NewSet {
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int LONGEST_NAME = 253;

    private NewSet() {}

    /** The replica set of the deployment's present template, without pods yet. */
    static ReplicaSet of(Deployment deployment, List<ReplicaSet> old) {
        String hash = hash(deployment);
        PodTemplateSpec plain = deployment.spec().template();
        Map<String, String> labels = with(hash, plain.metadata().labels());
        PodTemplateSpec template = plain.withMetadata(plain.metadata().withLabels(labels));
        LabelSelector selector =
                deployment.spec().selector().orElse(LabelSelector.builder().build());
        ReplicaSetSpec spec = ReplicaSetSpec.builder()
                .replicas(0)
                .minReadySeconds(deployment.spec().minReadySeconds())
                .selector(selector.withMatchLabels(with(hash, selector.matchLabels())))
                .template(template)
                .build();
        ObjectMeta metadata = ObjectMeta.builder()
                .name(name(deployment.name(), hash))
                .namespace(deployment.namespace())
                .labels(labels)
                .addOwnerReference(Owners.controllerReference(deployment))
                .build();
        ReplicaSet set = ReplicaSet.builder().metadata(metadata).spec(spec).build();
        return Revisions.latest(deployment, set, old);
    }

    private static Map<String, String> with(String hash, Map<String, String> labels) {
        Map<String, String> result = new LinkedHashMap<>(labels);
        result.put(Sets.HASH, hash);
        return result;
    }

    private static String name(String deployment, String hash) {
        int longest = LONGEST_NAME - hash.length() - 1;
        return deployment.substring(0, Math.min(deployment.length(), longest)) + "-" + hash;
    }

    /** A short text that another template, or the same one after a collision, does not have, as far as chance allows. */
    private static String hash(Deployment deployment) {
        int collisions = deployment.status().collisionCount().orElse(0);
        long hash = StableHash.of(collisions, Json.toText(deployment.spec().template()));
        StringBuilder text = new StringBuilder();
        // As Kubernetes writes a hash of 32 bits: each decimal digit as a letter that makes up no word.
        Integer.toUnsignedString((int) hash).chars().forEach(digit -> text.append(LETTERS.charAt(digit % 27)));
        return text.toString();
    }
}
