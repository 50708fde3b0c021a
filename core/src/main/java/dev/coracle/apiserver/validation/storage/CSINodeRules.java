package dev.coracle.apiserver.validation.storage;

import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.LabelRules;
import dev.coracle.apiserver.validation.Rules;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.apiserver.validation.pod.DiskVolumeRules;
import dev.coracle.model.FieldPath;
import dev.coracle.model.storage.CSINode;
import dev.coracle.model.storage.CSINodeDriver;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What makes valid what a node says of its CSI drivers. */
public final class CSINodeRules implements Rules<CSINode> {
    private static final int LONGEST_NODE_ID = 256;
    private static final FieldPath DRIVERS = FieldPath.of("spec", "drivers");

    @Override
    public List<FieldError> create(CSINode node) {
        FieldErrors errors = new FieldErrors();
        Set<String> names = new HashSet<>();
        List<CSINodeDriver> drivers = node.spec().drivers();
        for (int i = 0; i < drivers.size(); i++) {
            CSINodeDriver driver = drivers.get(i);
            FieldPath path = DRIVERS.index(i);
            DiskVolumeRules.driverName(errors, path.child("name"), driver.name());
            if (!names.add(driver.name())) errors.duplicate(path.child("name"), driver.name());
            driver(errors, path, driver);
        }
        return errors.toList();
    }

    private static void driver(FieldErrors errors, FieldPath path, CSINodeDriver driver) {
        if (driver.nodeID().isEmpty()) errors.required(path.child("nodeID"));
        if (driver.nodeID().length() > LONGEST_NODE_ID) {
            errors.invalid(path.child("nodeID"), driver.nodeID(), "must be " + LONGEST_NODE_ID + " characters or less");
        }
        driver.allocatable()
                .flatMap(it -> it.count())
                .ifPresent(it -> Values.notNegative(errors, path.child("allocatable"), "count", it));
        Set<String> keys = new HashSet<>();
        for (String key : driver.topologyKeys()) {
            FieldPath place = path.child("topologyKeys");
            if (key.isEmpty()) errors.required(place);
            if (!keys.add(key)) errors.duplicate(place, key);
            LabelRules.key(errors, place, key);
        }
    }

    /** A driver that stays is the one it was. */
    @Override
    public List<FieldError> update(CSINode node, CSINode stored) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(create(node));
        for (CSINodeDriver before : stored.spec().drivers()) {
            Optional<CSINodeDriver> now = node.spec().drivers().stream()
                    .filter(it -> it.name().equals(before.name()))
                    .findFirst();
            if (now.isPresent() && !now.get().equals(before)) {
                errors.invalid(FieldPath.of("CSINodeDriver"), now.get(), "field is immutable");
            }
        }
        return errors.toList();
    }
}
