package dev.coracle.apiserver.defaults;

import dev.coracle.model.Bytes;
import dev.coracle.model.core.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/** The defaults of a secret. */
final class SecretDefaults {
    private SecretDefaults() {}

    static Secret apply(Secret secret) {
        Secret typed = secret.type().isPresent() ? secret : secret.withType("Opaque");
        if (typed.stringData().isEmpty()) return typed;
        Map<String, Bytes> data = new LinkedHashMap<>(typed.data());
        typed.stringData().forEach((key, text) -> data.put(key, Bytes.utf8(text)));
        return typed.withData(data).withStringData(new LinkedHashMap<>());
    }
}
