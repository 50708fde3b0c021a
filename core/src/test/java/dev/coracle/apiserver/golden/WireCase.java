package dev.coracle.apiserver.golden;

import dev.coracle.model.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A recorded sequence of requests and answers. */
record WireCase(String name, List<WireStep> steps) {
    /** One request and the answer to it; texts hold {@code {ns}} for the case's namespace. */
    record WireStep(
            String method,
            String path,
            @Nullable String type,
            @Nullable Object body,
            String accept,
            int expectedCode,
            @Nullable Object expectedBody) {
        boolean isApply() {
            return type != null && type.contains("apply-patch");
        }

        /** Whether it asks for another form of the object than the object. */
        boolean isTransformed() {
            return accept.contains("as=");
        }
    }

    static List<WireCase> read(Path file) throws IOException {
        List<WireCase> cases = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cases.add(of((Map<?, ?>) Json.parse(line).tree()));
            }
        }
        return cases;
    }

    private static WireCase of(@Nullable Map<?, ?> tree) {
        List<WireStep> steps = new ArrayList<>();
        for (Object step : (List<?>) tree.get("steps")) steps.add(step((Map<?, ?>) step));
        return new WireCase((String) tree.get("name"), steps);
    }

    private static WireStep step(Map<?, ?> tree) {
        Map<?, ?> expected = (Map<?, ?>) tree.get("expect");
        Object accept = tree.get("accept");
        return new WireStep(
                (String) tree.get("method"),
                (String) tree.get("path"),
                (String) tree.get("type"),
                tree.get("body"),
                accept == null ? "application/json" : (String) accept,
                ((Number) expected.get("code")).intValue(),
                expected.get("body"));
    }
}
