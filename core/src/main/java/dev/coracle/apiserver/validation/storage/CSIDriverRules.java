package dev.coracle.apiserver.validation.storage;

import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Rules;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.apiserver.validation.pod.DiskVolumeRules;
import dev.coracle.model.FieldPath;
import dev.coracle.model.storage.CSIDriver;
import dev.coracle.model.storage.CSIDriverSpec;
import dev.coracle.model.storage.TokenRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes valid how a CSI driver is to be treated. */
public final class CSIDriverRules implements Rules<CSIDriver> {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> GROUP_POLICIES = List.of("File", "None", "ReadWriteOnceWithFSType");
    private static final List<String> LIFECYCLES = List.of("Ephemeral", "Persistent");
    private static final long SHORTEST_TOKEN_SECONDS = 600;
    private static final long LONGEST_TOKEN_SECONDS = 1L << 32;

    @Override
    public List<FieldError> create(CSIDriver driver) {
        FieldErrors errors = new FieldErrors();
        DiskVolumeRules.driverName(errors, FieldPath.of("metadata", "name"), driver.name());
        spec(errors, driver.spec());
        return errors.toList();
    }

    private static void spec(FieldErrors errors, CSIDriverSpec spec) {
        if (spec.attachRequired().isEmpty()) errors.required(SPEC.child("attachedRequired"));
        if (spec.podInfoOnMount().isEmpty()) errors.required(SPEC.child("podInfoOnMount"));
        if (spec.storageCapacity().isEmpty()) errors.required(SPEC.child("storageCapacity"));
        spec.fsGroupPolicy()
                .filter(it -> !GROUP_POLICIES.contains(it))
                .ifPresent(it -> errors.notSupported(SPEC.child("fsGroupPolicy"), it, GROUP_POLICIES));
        tokens(errors, SPEC.child("tokenRequests"), spec.tokenRequests());
        for (String mode : spec.volumeLifecycleModes()) {
            if (!LIFECYCLES.contains(mode)) {
                errors.notSupported(SPEC.child("volumeLifecycleModes"), mode, LIFECYCLES);
            }
        }
    }

    private static void tokens(FieldErrors errors, FieldPath path, List<TokenRequest> requests) {
        Set<String> audiences = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            TokenRequest request = requests.get(i);
            if (!audiences.add(request.audience())) {
                errors.duplicate(path.index(i).child("audience"), request.audience());
            }
            if (request.expirationSeconds().isEmpty()) continue;
            long seconds = request.expirationSeconds().get();
            FieldPath place = path.index(i).child("expirationSeconds");
            if (seconds < SHORTEST_TOKEN_SECONDS) {
                errors.invalid(place, seconds, "may not specify a duration less than 10 minutes");
            }
            if (seconds > LONGEST_TOKEN_SECONDS) {
                errors.invalid(place, seconds, "may not specify a duration larger than 2^32 seconds");
            }
        }
    }

    @Override
    public List<FieldError> update(CSIDriver driver, CSIDriver stored) {
        FieldErrors errors = new FieldErrors();
        spec(errors, driver.spec());
        CSIDriverSpec now = driver.spec();
        CSIDriverSpec before = stored.spec();
        Values.unchanged(errors, SPEC, "attachedRequired", now.attachRequired(), before.attachRequired());
        Values.unchanged(
                errors, SPEC, "volumeLifecycleModes", now.volumeLifecycleModes(), before.volumeLifecycleModes());
        return errors.toList();
    }
}
