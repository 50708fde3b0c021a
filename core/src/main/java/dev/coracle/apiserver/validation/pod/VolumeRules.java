package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Volume;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What makes the volumes of a pod valid. */
final class VolumeRules {
    private VolumeRules() {}

    /**
     * Checks volumes.
     *
     * @param podName the pod's; empty for a template's volumes
     * @return the valid ones by name
     */
    static Map<String, Volume> check(
            FieldErrors errors, FieldPath path, List<Volume> volumes, String podName, boolean isPod) {
        Set<String> claimsMade = claimsMade(volumes, podName);
        Map<String, Volume> valid = new HashMap<>();
        for (int i = 0; i < volumes.size(); i++) {
            Volume volume = volumes.get(i);
            FieldPath place = path.index(i);
            int before = errors.count();
            new VolumeSources(errors, place, isPod).check(volume);
            if (volume.ephemeral().isPresent()
                    && !podName.isEmpty()
                    && !volume.name().isEmpty()) {
                claimName(errors, place, volume.name(), podName + "-" + volume.name());
            }
            if (volume.name().isEmpty()) {
                errors.required(place.child("name"));
            } else {
                errors.invalid(place.child("name"), volume.name(), Names.LABEL.complaints(volume.name()));
            }
            if (valid.containsKey(volume.name())) errors.duplicate(place.child("name"), volume.name());
            if (errors.count() == before) valid.put(volume.name(), volume);
            volume.persistentVolumeClaim().ifPresent(claim -> {
                if (claimsMade.contains(claim.claimName())) {
                    errors.invalid(
                            place.child("persistentVolumeClaim").child("claimName"),
                            claim.claimName(),
                            "must not reference a PVC that gets created for an ephemeral volume");
                }
            });
        }
        return valid;
    }

    private static Set<String> claimsMade(List<Volume> volumes, String podName) {
        Set<String> names = new HashSet<>();
        if (podName.isEmpty()) return names;
        for (Volume volume : volumes) {
            if (volume.ephemeral().isPresent()) names.add(podName + "-" + volume.name());
        }
        return names;
    }

    private static void claimName(FieldErrors errors, FieldPath path, String volume, String claim) {
        for (String complaint : Names.SUBDOMAIN.complaints(claim)) {
            errors.invalid(path.child("name"), volume, "PVC name \"" + claim + "\": " + complaint);
        }
    }
}
