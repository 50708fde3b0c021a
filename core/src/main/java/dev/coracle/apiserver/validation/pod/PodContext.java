package dev.coracle.apiserver.validation.pod;

import dev.coracle.model.core.PodResourceClaim;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.Volume;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the rules for one container look at beyond the container.
 *
 * @param spec the pod's
 * @param isPod whether it is a pod's spec, not a template's
 * @param volumes the pod's valid volumes by name
 * @param claims names of the pod's resource claims
 */
record PodContext(PodSpec spec, boolean isPod, Map<String, Volume> volumes, Set<String> claims) {
    static PodContext of(PodSpec spec, boolean isPod, Map<String, Volume> volumes) {
        Set<String> claims = new TreeSet<>();
        for (PodResourceClaim claim : spec.resourceClaims()) {
            if (!claim.name().isEmpty()) claims.add(claim.name());
        }
        return new PodContext(spec, isPod, volumes, claims);
    }

    /** Whether the pod's users are those of the node. */
    boolean hostUsers() {
        return spec.hostUsers().orElse(true);
    }
}
