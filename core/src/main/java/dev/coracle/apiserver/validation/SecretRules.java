package dev.coracle.apiserver.validation;

import dev.coracle.model.Bytes;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Secret;
import dev.coracle.model.json.DecodeException;
import dev.coracle.model.json.Json;
import java.util.List;
import java.util.Map;

/** What makes secrets valid: each well-known type needs its own keys. */
public final class SecretRules implements Rules<Secret> {
    private static final String ACCOUNT = "kubernetes.io/service-account.name";
    private static final FieldPath DATA = FieldPath.of("data");

    @Override
    public List<FieldError> create(Secret secret) {
        FieldErrors errors = new FieldErrors();
        check(errors, secret);
        return errors.toList();
    }

    private static void check(FieldErrors errors, Secret secret) {
        long size = 0;
        for (Map.Entry<String, Bytes> entry : secret.data().entrySet()) {
            errors.invalid(DATA.key(entry.getKey()), entry.getKey(), Values.configKey(entry.getKey()));
            size += entry.getValue().size();
        }
        if (size > ConfigMapRules.LARGEST) errors.tooLong(DATA, ConfigMapRules.LARGEST);
        typed(errors, secret);
    }

    private static void typed(FieldErrors errors, Secret secret) {
        Map<String, Bytes> data = secret.data();
        switch (secret.type().orElse("")) {
            case "kubernetes.io/service-account-token" -> {
                if (secret.metadata().annotations().getOrDefault(ACCOUNT, "").isEmpty()) {
                    errors.required(FieldPath.of("metadata", "annotations").key(ACCOUNT));
                }
            }
            case "kubernetes.io/dockercfg" -> json(errors, data, ".dockercfg");
            case "kubernetes.io/dockerconfigjson" -> json(errors, data, ".dockerconfigjson");
            case "kubernetes.io/basic-auth" -> {
                if (!data.containsKey("username") && !data.containsKey("password")) {
                    errors.required(DATA.key("username"));
                    errors.required(DATA.key("password"));
                }
            }
            case "kubernetes.io/ssh-auth" -> {
                Bytes key = data.get("ssh-privatekey");
                if (key == null || key.size() == 0) errors.required(DATA.key("ssh-privatekey"));
            }
            case "kubernetes.io/tls" -> {
                if (!data.containsKey("tls.crt")) errors.required(DATA.key("tls.crt"));
                if (!data.containsKey("tls.key")) errors.required(DATA.key("tls.key"));
            }
            default -> {}
        }
    }

    private static void json(FieldErrors errors, Map<String, Bytes> data, String key) {
        Bytes text = data.get(key);
        if (text == null) {
            errors.required(DATA.key(key));
            return;
        }
        try {
            if (Json.parse(text.toArray()).tree() instanceof Map) return;
            errors.invalid(DATA.key(key), "<secret contents redacted>", "must be a JSON object");
        } catch (DecodeException e) {
            errors.invalid(DATA.key(key), "<secret contents redacted>", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<FieldError> update(Secret secret, Secret stored) {
        FieldErrors errors = new FieldErrors();
        String type = secret.type().orElse("");
        if (!type.equals(stored.type().orElse(""))) {
            errors.invalid(FieldPath.of("type"), type, Values.IMMUTABLE);
        }
        if (stored.immutable().orElse(false)) {
            if (!secret.immutable().orElse(false)) {
                errors.forbidden(FieldPath.of("immutable"), ConfigMapRules.LOCKED);
            }
            if (!secret.data().equals(stored.data())) errors.forbidden(DATA, ConfigMapRules.LOCKED);
        }
        check(errors, secret);
        return errors.toList();
    }
}
