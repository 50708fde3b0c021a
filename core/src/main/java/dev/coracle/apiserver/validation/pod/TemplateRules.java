package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.LabelRules;
import dev.coracle.apiserver.validation.MetadataRules;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.selector.Selector;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What makes valid a template from which a controller makes pods that run for ever. */
final class TemplateRules {
    private TemplateRules() {}

    /**
     * Checks a template.
     *
     * @param selector which pods are the controller's; empty where it selects none
     * @param owner kind of the controller, for messages
     */
    static void check(
            FieldErrors errors, FieldPath path, PodTemplateSpec template, Optional<Selector> selector, String owner) {
        Map<String, String> labels = template.metadata().labels();
        boolean own =
                selector.map(it -> it.isEverything() || it.matches(labels)).orElse(false);
        if (!own) {
            errors.invalid(
                    path.child("metadata").child("labels"), labels, "`selector` does not match template `labels`");
        }
        check(errors, path, template);
        PodSpec spec = template.spec();
        FieldPath specPath = path.child("spec");
        String policy = spec.restartPolicy().orElse("");
        if (!policy.equals("Always")) {
            errors.notSupported(specPath.child("restartPolicy"), policy, List.of("Always"));
        }
        if (spec.activeDeadlineSeconds().isPresent()) {
            errors.forbidden(
                    specPath.child("activeDeadlineSeconds"), "activeDeadlineSeconds in " + owner + " is not Supported");
        }
    }

    private static void check(FieldErrors errors, FieldPath path, PodTemplateSpec template) {
        Map<String, String> annotations = template.metadata().annotations();
        FieldPath specPath = path.child("spec");
        LabelRules.labels(errors, path.child("labels"), template.metadata().labels());
        MetadataRules.annotations(errors, path.child("annotations"), annotations);
        AnnotationRules.check(errors, path.child("annotations"), annotations, template.spec());
        PodSpecRules.check(errors, specPath, template.spec(), Optional.empty());
        ProfileRules.agreement(errors, specPath, template.spec(), annotations);
        if (!template.spec().ephemeralContainers().isEmpty()) {
            errors.forbidden(specPath.child("ephemeralContainers"), "ephemeral containers not allowed in pod template");
        }
    }
}
