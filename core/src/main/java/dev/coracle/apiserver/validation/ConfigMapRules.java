package dev.coracle.apiserver.validation;

import dev.coracle.model.Bytes;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.ConfigMap;
import java.util.List;
import java.util.Map;

/** What makes ConfigMaps valid. */
public final class ConfigMapRules implements Rules<ConfigMap> {
    static final int LARGEST = 1024 * 1024;
    static final String LOCKED = "field is immutable when `immutable` is set";

    private static final FieldPath DATA = FieldPath.of("data");
    private static final FieldPath BINARY_DATA = FieldPath.of("binaryData");

    @Override
    public List<FieldError> create(ConfigMap map) {
        FieldErrors errors = new FieldErrors();
        check(errors, map);
        return errors.toList();
    }

    private static void check(FieldErrors errors, ConfigMap map) {
        long size = 0;
        for (Map.Entry<String, String> entry : map.data().entrySet()) {
            String key = entry.getKey();
            errors.invalid(DATA.key(key), key, Values.configKey(key));
            if (map.binaryData().containsKey(key)) {
                errors.invalid(DATA.key(key), key, "duplicate of key present in binaryData");
            }
            size += Shapes.bytes(entry.getValue());
        }
        for (Map.Entry<String, Bytes> entry : map.binaryData().entrySet()) {
            String key = entry.getKey();
            errors.invalid(BINARY_DATA.key(key), key, Values.configKey(key));
            size += entry.getValue().size();
        }
        if (size > LARGEST) errors.tooLong(FieldPath.of(""), LARGEST);
    }

    @Override
    public List<FieldError> update(ConfigMap map, ConfigMap stored) {
        FieldErrors errors = new FieldErrors();
        if (stored.immutable().orElse(false)) {
            if (!map.immutable().orElse(false)) errors.forbidden(FieldPath.of("immutable"), LOCKED);
            if (!map.data().equals(stored.data())) errors.forbidden(DATA, LOCKED);
            if (!map.binaryData().equals(stored.binaryData())) errors.forbidden(BINARY_DATA, LOCKED);
        }
        check(errors, map);
        return errors.toList();
    }
}
