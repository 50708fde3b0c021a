package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.meta.OwnerReference;
import java.util.List;

/** What makes references to owners valid. */
final class OwnerRules {
    private OwnerRules() {}

    static void check(FieldErrors errors, FieldPath path, List<OwnerReference> owners) {
        String controller = "";
        for (OwnerReference owner : owners) {
            complete(errors, path, owner);
            if (!owner.controller().orElse(false)) continue;
            String name = owner.kind() + "/" + owner.name();
            if (controller.isEmpty()) {
                controller = name;
            } else {
                errors.invalid(
                        path,
                        owners,
                        "Only one reference can have Controller set to true. Found \"true\" in references for "
                                + controller + " and " + name);
            }
        }
    }

    private static void complete(FieldErrors errors, FieldPath path, OwnerReference owner) {
        String version = owner.apiVersion().substring(owner.apiVersion().indexOf('/') + 1);
        if (version.isEmpty()) {
            errors.invalid(path.child("apiVersion"), owner.apiVersion(), "version must not be empty");
        }
        present(errors, path.child("kind"), owner.kind());
        present(errors, path.child("name"), owner.name());
        present(errors, path.child("uid"), owner.uid());
        if (owner.apiVersion().equals("v1") && owner.kind().equals("Event")) {
            errors.invalid(path, owner, "/v1, Kind=Event is disallowed from being an owner");
        }
    }

    private static void present(FieldErrors errors, FieldPath path, String value) {
        if (value.isEmpty()) errors.invalid(path, value, "must not be empty");
    }
}
