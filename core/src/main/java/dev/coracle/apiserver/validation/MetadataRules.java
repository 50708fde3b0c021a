package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ManagedFieldsEntry;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.schema.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What makes the metadata of any object valid. */
public final class MetadataRules {
    private static final FieldPath METADATA = FieldPath.of("metadata");
    private static final int LARGEST_ANNOTATIONS = 256 * 1024;
    private static final List<String> STANDARD_FINALIZERS = List.of("kubernetes", "orphan", "foregroundDeletion");

    private MetadataRules() {}

    /** What is wrong with the metadata of a new object. */
    public static List<FieldError> create(ResourceType<?> resource, ApiObject object, Names.Rule nameRule) {
        FieldErrors errors = new FieldErrors();
        ObjectMeta metadata = object.metadata();
        metadata.generateName()
                .ifPresent(prefix ->
                        errors.invalid(METADATA.child("generateName"), prefix, nameRule.prefixComplaints(prefix)));
        name(errors, object.name(), nameRule);
        namespace(errors, resource, object.namespace());
        common(errors, metadata);
        return errors.toList();
    }

    private static void name(FieldErrors errors, String name, Names.Rule rule) {
        if (name.isEmpty()) {
            errors.required(METADATA.child("name"), "name or generateName is required");
        } else {
            errors.invalid(METADATA.child("name"), name, rule.complaints(name));
        }
    }

    private static void namespace(FieldErrors errors, ResourceType<?> resource, String namespace) {
        FieldPath path = METADATA.child("namespace");
        if (!resource.namespaced()) {
            if (!namespace.isEmpty()) errors.forbidden(path, "not allowed on this type");
        } else if (namespace.isEmpty()) {
            errors.required(path);
        } else {
            errors.invalid(path, namespace, Names.LABEL.complaints(namespace));
        }
    }

    private static void common(FieldErrors errors, ObjectMeta metadata) {
        LabelRules.labels(errors, METADATA.child("labels"), metadata.labels());
        annotations(errors, METADATA.child("annotations"), metadata.annotations());
        OwnerRules.check(errors, METADATA.child("ownerReferences"), metadata.ownerReferences());
        finalizers(errors, METADATA.child("finalizers"), metadata.finalizers());
        managedFields(errors, METADATA.child("managedFields"), metadata.managedFields());
    }

    /** Checks annotations: their keys, and their size in total. */
    public static void annotations(FieldErrors errors, FieldPath path, Map<String, String> annotations) {
        long size = 0;
        for (Map.Entry<String, String> entry : annotations.entrySet()) {
            errors.invalid(path, entry.getKey(), Names.annotationKey(entry.getKey()));
            size += Shapes.bytes(entry.getKey()) + Shapes.bytes(entry.getValue());
        }
        if (size > LARGEST_ANNOTATIONS) errors.tooLong(path, LARGEST_ANNOTATIONS);
    }

    private static void finalizers(FieldErrors errors, FieldPath path, List<String> finalizers) {
        for (int i = 0; i < finalizers.size(); i++) {
            errors.invalid(path, finalizers.get(i), Names.QUALIFIED.complaints(finalizers.get(i)));
            standardFinalizer(errors, path.index(i), finalizers.get(i));
        }
        if (finalizers.contains("orphan") && finalizers.contains("foregroundDeletion")) {
            errors.invalid(path, finalizers, "finalizer orphan and foregroundDeletion cannot be both set");
        }
    }

    /** Refuses a finalizer without a domain that is none of Kubernetes' own. */
    static void standardFinalizer(FieldErrors errors, FieldPath path, String finalizer) {
        if (finalizer.indexOf('/') < 0 && !STANDARD_FINALIZERS.contains(finalizer)) {
            errors.invalid(path, finalizer, "name is neither a standard finalizer name nor is it fully qualified");
        }
    }

    private static void managedFields(FieldErrors errors, FieldPath path, List<ManagedFieldsEntry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            ManagedFieldsEntry entry = entries.get(i);
            String operation = entry.operation().orElse("");
            if (!operation.equals("Apply") && !operation.equals("Update")) {
                errors.invalid(path.index(i).child("operation"), operation, "must be `Apply` or `Update`");
            }
            String type = entry.fieldsType().orElse("FieldsV1");
            if (!type.equals("FieldsV1")) {
                errors.invalid(path.index(i).child("fieldsType"), type, "must be `FieldsV1`");
            }
            if (Shapes.bytes(entry.manager().orElse("")) > 128) {
                errors.tooLong(path.index(i).child("manager"), 128);
            }
        }
    }

    /** What is wrong with a change of metadata. */
    public static List<FieldError> update(ResourceType<?> resource, ApiObject object, ApiObject stored) {
        FieldErrors errors = new FieldErrors();
        ObjectMeta now = object.metadata();
        ObjectMeta before = stored.metadata();
        name(errors, object.name(), Names.PATH_SEGMENT);
        namespace(errors, resource, object.namespace());
        common(errors, now);
        if (stored.isTerminating()) noNewFinalizers(errors, now.finalizers(), before.finalizers());
        Values.unchanged(errors, METADATA, "name", object.name(), stored.name());
        Values.unchanged(errors, METADATA, "namespace", object.namespace(), stored.namespace());
        Values.unchanged(errors, METADATA, "uid", object.uid(), stored.uid());
        Values.unchanged(errors, METADATA, "deletionTimestamp", now.deletionTimestamp(), before.deletionTimestamp());
        Values.unchanged(
                errors,
                METADATA,
                "deletionGracePeriodSeconds",
                now.deletionGracePeriodSeconds(),
                before.deletionGracePeriodSeconds());
        return errors.toList();
    }

    private static void noNewFinalizers(FieldErrors errors, List<String> now, List<String> before) {
        List<String> fresh =
                now.stream().filter(it -> !before.contains(it)).sorted().toList();
        if (fresh.isEmpty()) return;
        String list = fresh.stream().map(it -> '"' + it + '"').collect(Collectors.joining(", ", "[]string{", "}"));
        errors.forbidden(
                METADATA.child("finalizers"),
                "no new finalizers can be added if the object is being deleted, found new finalizers " + list);
    }
}
