package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.QuantityRules;
import dev.coracle.model.FieldPath;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.ResourceRequirements;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes valid what a container asks for and is limited to. */
final class ResourceRules {
    private ResourceRules() {}

    static void check(FieldErrors errors, FieldPath path, ResourceRequirements resources, Set<String> claims) {
        if (resources.equals(ResourceRequirements.EMPTY)) return;
        amounts(errors, path.child("limits"), resources.limits());
        FieldPath requests = path.child("requests");
        resources.requests().forEach((name, quantity) -> {
            amount(errors, requests.key(name), name, quantity);
            withinLimit(errors, path, name, quantity, resources.limits().get(name));
            hugePages(errors, requests.key(name), name, quantity);
        });
        if (isOnlyHugePages(resources)) errors.forbidden(path, "HugePages require cpu or memory");
        ClaimRules.use(errors, path.child("claims"), resources.claims(), claims);
    }

    private static boolean isOnlyHugePages(ResourceRequirements resources) {
        Set<String> limits = resources.limits().keySet();
        Set<String> requests = resources.requests().keySet();
        boolean compute = limits.contains("cpu")
                || limits.contains("memory")
                || requests.contains("cpu")
                || requests.contains("memory");
        return !compute
                && (limits.stream().anyMatch(QuantityRules::isHugePages)
                        || requests.stream().anyMatch(QuantityRules::isHugePages));
    }

    static void amounts(FieldErrors errors, FieldPath path, Map<String, Quantity> amounts) {
        amounts.forEach((name, quantity) -> {
            amount(errors, path.key(name), name, quantity);
            hugePages(errors, path.key(name), name, quantity);
        });
    }

    private static void amount(FieldErrors errors, FieldPath path, String name, Quantity quantity) {
        name(errors, path, name);
        QuantityRules.check(errors, path, name, quantity);
    }

    private static void name(FieldErrors errors, FieldPath path, String name) {
        if (QuantityRules.isCompute(name)) return;
        List<String> complaints = Names.QUALIFIED.complaints(name);
        errors.invalid(path, name, complaints);
        if (name.indexOf('/') < 0) {
            if (complaints.isEmpty() && !QuantityRules.isStandard(name)) {
                errors.invalid(path, name, "must be a standard resource type or fully qualified");
            }
            errors.invalid(path, name, "must be a standard resource for containers");
        } else if (!QuantityRules.isNative(name) && !QuantityRules.isExtended(name)) {
            errors.invalid(path, name, "doesn't follow extended resource name standard");
        }
    }

    private static void withinLimit(
            FieldErrors errors, FieldPath path, String name, Quantity request, @Nullable Quantity limit) {
        boolean elastic = QuantityRules.mayBeOvercommitted(name);
        FieldPath requests = path.child("requests");
        if (limit == null) {
            if (!elastic) errors.required(path.child("limits"), "Limit must be set for non overcommitable resources");
        } else if (!elastic && request.compareTo(limit) != 0) {
            errors.invalid(requests, request.toString(), "must be equal to " + name + " limit of " + limit);
        } else if (request.compareTo(limit) > 0) {
            errors.invalid(
                    requests, request.toString(), "must be less than or equal to " + name + " limit of " + limit);
        }
    }

    private static void hugePages(FieldErrors errors, FieldPath path, String name, Quantity quantity) {
        if (!QuantityRules.isHugePages(name)) return;
        boolean whole = false;
        try {
            BigDecimal page =
                    Quantity.parse(name.substring("hugepages-".length())).amount();
            whole = page.signum() > 0 && quantity.amount().remainder(page).signum() == 0;
        } catch (IllegalArgumentException e) {
            whole = false;
        }
        if (!whole) {
            errors.invalid(path, quantity.toString(), quantity + " is not positive integer multiple of " + name);
        }
    }
}
