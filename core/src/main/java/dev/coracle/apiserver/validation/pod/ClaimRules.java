package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.PodResourceClaim;
import dev.coracle.model.core.ResourceClaim;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes claims for dynamic resources valid: those of the pod, and the use that containers make of them. */
final class ClaimRules {
    private ClaimRules() {}

    static void check(FieldErrors errors, FieldPath path, List<PodResourceClaim> claims) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < claims.size(); i++) {
            PodResourceClaim claim = claims.get(i);
            FieldPath place = path.index(i);
            if (claim.name().isEmpty()) {
                errors.required(place.child("name"));
            } else if (!names.add(claim.name())) {
                errors.duplicate(place.child("name"), claim.name());
            } else {
                errors.invalid(place.child("name"), claim.name(), Names.LABEL.complaints(claim.name()));
            }
            boolean existing = claim.resourceClaimName().isPresent();
            boolean made = claim.resourceClaimTemplateName().isPresent();
            if (existing && made) {
                errors.invalid(
                        place,
                        claim,
                        "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified");
            }
            if (!existing && !made) {
                errors.invalid(place, claim, "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
            }
            claim.resourceClaimName()
                    .ifPresent(
                            it -> errors.invalid(place.child("resourceClaimName"), it, Names.SUBDOMAIN.complaints(it)));
            claim.resourceClaimTemplateName()
                    .ifPresent(it -> errors.invalid(
                            place.child("resourceClaimTemplateName"), it, Names.SUBDOMAIN.complaints(it)));
        }
    }

    /** Checks what a container uses against what the pod claims. */
    static void use(FieldErrors errors, FieldPath path, List<ResourceClaim> claims, Set<String> known) {
        Set<String> whole = new HashSet<>();
        Set<String> parts = new HashSet<>();
        for (int i = 0; i < claims.size(); i++) {
            String name = claims.get(i).name();
            String request = claims.get(i).request().orElse("");
            FieldPath place = path.index(i);
            if (name.isEmpty()) {
                errors.required(place);
                continue;
            }
            boolean overlaps = parts.stream().anyMatch(it -> it.startsWith(name + "/"));
            if (whole.contains(name) || (request.isEmpty() && overlaps)) {
                errors.duplicate(place, name);
            } else if (!request.isEmpty()) {
                errors.invalid(place.child("request"), request, Names.LABEL.complaints(request));
                if (!parts.add(name + "/" + request)) errors.duplicate(place, name + "/" + request);
            }
            if (request.isEmpty()) whole.add(name);
            if (known.contains(name)) continue;
            String detail = "must be one of the names in pod.spec.resourceClaims"
                    + (known.isEmpty() ? " which is empty" : ": " + String.join(", ", known));
            errors.add(FieldError.notFound(place, name, detail));
        }
    }
}
