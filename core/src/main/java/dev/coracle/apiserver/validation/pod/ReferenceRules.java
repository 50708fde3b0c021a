package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.model.FieldPath;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.ObjectFieldSelector;
import dev.coracle.model.core.ResourceFieldSelector;
import java.util.List;
import java.util.Locale;

/** What makes references valid from a pod to its own fields, for its environment and its files. */
final class ReferenceRules {
    private static final List<String> KNOWN_FIELDS = List.of(
            "metadata.annotations",
            "metadata.labels",
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.restartPolicy",
            "spec.serviceAccountName",
            "spec.schedulerName",
            "status.phase",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs",
            "spec.host");
    private static final List<String> RESOURCES = List.of(
            "limits.cpu",
            "limits.ephemeral-storage",
            "limits.memory",
            "requests.cpu",
            "requests.ephemeral-storage",
            "requests.memory");
    private static final List<String> BYTE_DIVISORS =
            List.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");

    private ReferenceRules() {}

    static void field(FieldErrors errors, FieldPath path, ObjectFieldSelector reference, List<String> supported) {
        String field = reference.fieldPath();
        if (field.isEmpty()) {
            errors.required(path.child("fieldPath"));
            return;
        }
        int open = field.indexOf("['");
        boolean subscripted = open > 0 && field.endsWith("']");
        String base = subscripted ? field.substring(0, open) : field;
        if (!KNOWN_FIELDS.contains(base)) {
            errors.invalid(
                    path.child("fieldPath"), field, "error converting fieldPath: field label not supported: " + field);
        } else if (subscripted) {
            subscript(errors, path, base, field.substring(open + 2, field.length() - 2));
        } else if (!supported.contains(base)) {
            errors.notSupported(path.child("fieldPath"), base, supported);
        }
    }

    private static void subscript(FieldErrors errors, FieldPath path, String base, String key) {
        switch (base) {
            case "metadata.annotations" ->
                errors.invalid(path, key, Names.QUALIFIED.complaints(key.toLowerCase(Locale.ROOT)));
            case "metadata.labels" -> errors.invalid(path, key, Names.QUALIFIED.complaints(key));
            default -> errors.invalid(path, base, "does not support subscript");
        }
    }

    static void resource(FieldErrors errors, FieldPath path, ResourceFieldSelector reference, boolean inVolume) {
        String resource = reference.resource();
        boolean hugePages = resource.startsWith("requests.hugepages-") || resource.startsWith("limits.hugepages-");
        if (inVolume && reference.containerName().isEmpty()) {
            errors.required(path.child("containerName"));
        } else if (resource.isEmpty()) {
            errors.required(path.child("resource"));
        } else if (!RESOURCES.contains(resource) && !hugePages) {
            errors.notSupported(path.child("resource"), resource, RESOURCES);
        }
        reference.divisor().ifPresent(divisor -> divisor(errors, path.child("divisor"), resource, divisor));
    }

    private static void divisor(FieldErrors errors, FieldPath path, String resource, Quantity divisor) {
        if (divisor.signum() == 0) return;
        String text = divisor.toString();
        if (resource.endsWith(".cpu")) {
            if (text.equals("1") || text.equals("1m")) return;
            errors.invalid(path, resource, "only divisor's values 1m and 1 are supported with the cpu resource");
        } else if (!BYTE_DIVISORS.contains(text)) {
            String what = resource.endsWith(".memory")
                    ? "memory"
                    : resource.endsWith(".ephemeral-storage") ? "local ephemeral storage" : "hugepages";
            errors.invalid(
                    path,
                    resource,
                    "only divisor's values " + String.join(", ", BYTE_DIVISORS) + " are supported with the " + what
                            + " resource");
        }
    }
}
