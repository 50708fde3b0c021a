package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.AzureDiskVolumeSource;
import dev.coracle.model.core.CSIVolumeSource;
import dev.coracle.model.core.EphemeralVolumeSource;
import dev.coracle.model.core.FCVolumeSource;
import dev.coracle.model.core.FlexVolumeSource;
import dev.coracle.model.core.FlockerVolumeSource;
import dev.coracle.model.core.ISCSIVolumeSource;
import dev.coracle.model.core.NFSVolumeSource;
import dev.coracle.model.core.QuobyteVolumeSource;
import dev.coracle.model.core.StorageOSVolumeSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What makes valid the volumes that are disks or shares outside the cluster's own objects. */
public final class DiskVolumeRules {
    private static final List<String> CACHING_MODES = List.of("None", "ReadOnly", "ReadWrite");
    private static final List<String> AZURE_KINDS = List.of("Dedicated", "Managed", "Shared");

    private DiskVolumeRules() {}

    private static void required(FieldErrors errors, FieldPath path, String field, String value) {
        if (value.isEmpty()) errors.required(path.child(field));
    }

    static void nfs(FieldErrors errors, FieldPath path, NFSVolumeSource source) {
        required(errors, path, "server", source.server());
        required(errors, path, "path", source.path());
        if (!source.path().startsWith("/")) {
            errors.invalid(path.child("path"), source.path(), "must be an absolute path");
        }
    }

    static void iscsi(FieldErrors errors, FieldPath volume, String name, ISCSIVolumeSource source) {
        FieldPath path = volume.child("iscsi");
        required(errors, path, "targetPortal", source.targetPortal());
        required(errors, path, "iqn", source.iqn());
        if (!source.iqn().isEmpty()) iscsiName(errors, path.child("iqn"), source.iqn());
        Values.between(errors, path, "lun", source.lun(), 0, 255);
        boolean authenticated = source.chapAuthDiscovery() || source.chapAuthSession();
        if (authenticated && source.secretRef().isEmpty()) errors.required(path.child("secretRef"));
        source.initiatorName().ifPresent(it -> iscsiName(errors, path.child("initiatorname"), it));
        if (source.initiatorName().isPresent() && (name + ":" + source.targetPortal()).length() > 64) {
            errors.invalid(
                    volume.child("name"),
                    name,
                    "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if"
                            + " iscsi.initiatorName is specified.");
        }
    }

    private static void iscsiName(FieldErrors errors, FieldPath path, String name) {
        boolean shaped = switch (name.length() < 3 ? "" : name.substring(0, 3)) {
            case "iqn" -> name.indexOf('.') == 3 && name.indexOf('-') == 8 && name.length() > 12;
            case "eui" -> name.length() == 20;
            case "naa" -> name.length() == 36;
            default -> {
                errors.invalid(path, name, "must be valid format starting with iqn, eui, or naa");
                yield true;
            }
        };
        if (!shaped) errors.invalid(path, name, "must be valid format");
    }

    static void fibreChannel(FieldErrors errors, FieldPath path, FCVolumeSource source) {
        FieldPath targets = path.child("targetWWNs");
        if (source.targetWWNs().isEmpty()) {
            if (source.wwids().isEmpty()) {
                errors.required(targets, "must specify either targetWWNs or wwids, but not both");
            }
            return;
        }
        if (!source.wwids().isEmpty()) {
            errors.invalid(targets, source.targetWWNs(), "targetWWNs and wwids can not be specified simultaneously");
        }
        if (source.lun().isEmpty()) {
            errors.required(path.child("lun"), "lun is required if targetWWNs is specified");
        } else {
            Values.between(errors, path, "lun", source.lun().get(), 0, 255);
        }
    }

    static void flex(FieldErrors errors, FieldPath path, FlexVolumeSource source) {
        required(errors, path, "driver", source.driver());
        for (String key : source.options().keySet()) {
            int slash = key.indexOf('/');
            String domain = "." + (slash < 0 ? key : key.substring(0, slash)).toLowerCase(Locale.ROOT);
            if (domain.endsWith(".kubernetes.io") || domain.endsWith(".k8s.io")) {
                errors.invalid(path.child("options").key(key), key, "kubernetes.io and k8s.io namespaces are reserved");
            }
        }
    }

    static void flocker(FieldErrors errors, FieldPath path, FlockerVolumeSource source) {
        String name = source.datasetName().orElse("");
        boolean identified = source.datasetUUID().isPresent();
        if (name.isEmpty() && !identified) {
            errors.required(path, "one of datasetName and datasetUUID is required");
        }
        if (!name.isEmpty() && identified) {
            errors.invalid(path, "resource", "datasetName and datasetUUID can not be specified simultaneously");
        }
        if (name.contains("/")) errors.invalid(path.child("datasetName"), name, "must not contain '/'");
    }

    static void quobyte(FieldErrors errors, FieldPath path, QuobyteVolumeSource source) {
        String pair = "must be a host:port pair or multiple pairs separated by commas";
        if (source.registry().isEmpty()) {
            errors.required(path.child("registry"), pair);
        } else if (source.tenant().orElse("").length() >= 65) {
            errors.required(path.child("tenant"), "must be a UUID and may not exceed a length of 64 characters");
        } else {
            for (String one : source.registry().split(",", -1)) {
                if (one.indexOf(':') < 0) errors.invalid(path.child("registry"), source.registry(), pair);
            }
        }
        required(errors, path, "volume", source.volume());
    }

    static void azureDisk(FieldErrors errors, FieldPath path, AzureDiskVolumeSource source) {
        required(errors, path, "diskName", source.diskName());
        required(errors, path, "diskURI", source.diskURI());
        choice(errors, path.child("cachingMode"), source.cachingMode(), CACHING_MODES);
        choice(errors, path.child("kind"), source.kind(), AZURE_KINDS);
        boolean managed = source.kind().orElse("").equals("Managed");
        if (managed && !source.diskURI().startsWith("/subscriptions/")) {
            errors.notSupported(
                    path.child("diskURI"),
                    source.diskURI(),
                    List.of("/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/"
                            + "{disk-id}"));
        }
        if (source.kind().isPresent() && !managed && !source.diskURI().startsWith("https://")) {
            errors.notSupported(
                    path.child("diskURI"),
                    source.diskURI(),
                    List.of("https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd"));
        }
    }

    private static void choice(FieldErrors errors, FieldPath path, Optional<String> value, List<String> supported) {
        if (value.isPresent() && !supported.contains(value.get())) errors.notSupported(path, value.get(), supported);
    }

    static void storageOs(FieldErrors errors, FieldPath path, StorageOSVolumeSource source) {
        String name = source.volumeName().orElse("");
        if (name.isEmpty()) {
            errors.required(path.child("volumeName"));
        } else {
            errors.invalid(path.child("volumeName"), name, Names.LABEL.complaints(name));
        }
        source.volumeNamespace()
                .ifPresent(it -> errors.invalid(path.child("volumeNamespace"), it, Names.LABEL.complaints(it)));
        source.secretRef()
                .ifPresent(it -> required(
                        errors, path.child("secretRef"), "name", it.name().orElse("")));
    }

    static void csi(FieldErrors errors, FieldPath path, CSIVolumeSource source) {
        driverName(errors, path.child("driver"), source.driver());
        source.nodePublishSecretRef().ifPresent(it -> {
            FieldPath place = path.child("nodePublishSecretRef").child("name");
            String name = it.name().orElse("");
            if (name.isEmpty()) {
                errors.required(place);
            } else {
                errors.invalid(place, name, Names.SUBDOMAIN.complaints(name));
            }
        });
    }

    /** Refuses what is no name of a CSI driver. */
    public static void driverName(FieldErrors errors, FieldPath path, String driver) {
        if (driver.isEmpty()) {
            errors.required(path);
        } else {
            if (driver.length() > 63) errors.tooLong(path, 63);
            errors.invalid(path, driver, Names.SUBDOMAIN.complaints(driver.toLowerCase(Locale.ROOT)));
        }
    }

    static void ephemeral(FieldErrors errors, FieldPath path, EphemeralVolumeSource source) {
        FieldPath template = path.child("volumeClaimTemplate");
        if (source.volumeClaimTemplate().isEmpty()) {
            errors.required(template);
            return;
        }
        VolumeClaimRules.spec(
                errors,
                template.child("spec"),
                source.volumeClaimTemplate().get().spec());
    }
}
