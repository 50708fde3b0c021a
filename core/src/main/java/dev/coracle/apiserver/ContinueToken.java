package dev.coracle.apiserver;

import dev.coracle.api.Refusals;
import dev.coracle.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the next page of a list begins.
 *
 * @param revision the state that all pages show; -1 for whatever is there by then
 * @param start the first key that may be on the page, without the prefix of the kind
 */
record ContinueToken(long revision, String start) {
    private static final String VERSION = "meta.k8s.io/v1";
    static final long LATEST = -1;

    static ContinueToken parse(String text) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(text);
            if (Json.parse(json).tree() instanceof Map<?, ?> fields
                    && VERSION.equals(fields.get("v"))
                    && fields.get("rv") instanceof Long revision
                    && revision != 0
                    && fields.get("start") instanceof String start
                    && !start.isEmpty()
                    && StandardCharsets.UTF_8.newEncoder().canEncode(start)) {
                return new ContinueToken(revision, start);
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static RuntimeException invalid() {
        return Refusals.badRequest("invalid continue token: continue key is not valid");
    }

    @Override
    public String toString() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("v", VERSION);
        fields.put("rv", revision);
        fields.put("start", start);
        byte[] json = Json.treeToText(fields).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }
}
