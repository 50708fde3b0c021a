package dev.coracle.apiserver.validation.storage;

import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.Rules;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.apiserver.validation.pod.DiskVolumeRules;
import dev.coracle.model.FieldPath;
import dev.coracle.model.storage.VolumeAttachment;
import dev.coracle.model.storage.VolumeAttachmentSource;
import dev.coracle.model.storage.VolumeAttachmentSpec;
import java.util.List;

/** What makes intents to attach volumes valid. */
public final class VolumeAttachmentRules implements Rules<VolumeAttachment> {
    private static final FieldPath SPEC = FieldPath.of("spec");

    @Override
    public List<FieldError> create(VolumeAttachment attachment) {
        FieldErrors errors = new FieldErrors();
        VolumeAttachmentSpec spec = attachment.spec();
        DiskVolumeRules.driverName(errors, SPEC.child("attacher"), spec.attacher());
        source(errors, SPEC.child("source"), spec.source());
        errors.invalid(SPEC.child("nodeName"), spec.nodeName(), Names.SUBDOMAIN.complaints(spec.nodeName()));
        return errors.toList();
    }

    private static void source(FieldErrors errors, FieldPath path, VolumeAttachmentSource source) {
        boolean named = source.persistentVolumeName().isPresent();
        if (source.inlineVolumeSpec().isEmpty() && !named) {
            errors.required(path, "must specify exactly one of inlineVolumeSpec and persistentVolumeName");
        } else if (source.inlineVolumeSpec().isPresent() && named) {
            errors.forbidden(path, "must specify exactly one of inlineVolumeSpec and persistentVolumeName");
        } else if (source.persistentVolumeName().filter(String::isEmpty).isPresent()) {
            errors.required(path.child("persistentVolumeName"), "must specify non empty persistentVolumeName");
        }
    }

    @Override
    public List<FieldError> update(VolumeAttachment attachment, VolumeAttachment stored) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(create(attachment));
        Values.unchanged(errors, FieldPath.ROOT, "spec", attachment.spec(), stored.spec());
        return errors.toList();
    }

    /** What is wrong with a change of the status: nothing, since drivers say what they like. */
    public static List<FieldError> updateStatus(VolumeAttachment attachment, VolumeAttachment ignored) {
        return List.of();
    }
}
