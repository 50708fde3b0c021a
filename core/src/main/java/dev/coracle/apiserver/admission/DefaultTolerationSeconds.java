package dev.coracle.apiserver.admission;

import dev.coracle.api.Verb;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Toleration;
import dev.coracle.model.meta.TypeMeta;
import java.util.ArrayList;
import java.util.List;

/** Gives pods five minutes on a node that is no longer ready or reachable, where they do not say otherwise. */
public final class DefaultTolerationSeconds implements AdmissionPlugin {
    private static final long SECONDS = 300;
    private static final List<String> TAINTS =
            List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

    @Override
    public TypeMeta mutate(AdmissionRequest request, Lookup cluster) {
        TypeMeta object = request.object().orElseThrow();
        boolean concerned = request.isFor(Pod.class, Verb.CREATE)
                || request.isFor(Pod.class, Verb.UPDATE)
                || request.isFor(Pod.class, Verb.PATCH);
        return concerned && object instanceof Pod pod ? withTolerations(pod) : object;
    }

    private static Pod withTolerations(Pod pod) {
        List<Toleration> given = pod.spec().tolerations();
        List<Toleration> tolerations = new ArrayList<>(given);
        for (String taint : TAINTS) {
            if (given.stream().noneMatch(it -> tolerates(it, taint))) tolerations.add(toleration(taint));
        }
        return tolerations.size() == given.size()
                ? pod
                : pod.withSpec(pod.spec().withTolerations(tolerations));
    }

    private static boolean tolerates(Toleration toleration, String taint) {
        return toleration.key().orElse(taint).equals(taint)
                && toleration.effect().orElse("NoExecute").equals("NoExecute");
    }

    private static Toleration toleration(String taint) {
        return Toleration.builder()
                .key(taint)
                .operator("Exists")
                .effect("NoExecute")
                .tolerationSeconds(SECONDS)
                .build();
    }
}
