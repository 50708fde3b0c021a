package dev.coracle.apiserver.golden;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.Body;
import dev.coracle.api.Verb;
import dev.coracle.api.WriteOptions;
import dev.coracle.api.WriteOptions.FieldValidation;
import dev.coracle.apiserver.Registry;
import dev.coracle.apiserver.golden.WireCase.WireStep;
import dev.coracle.model.json.Document;
import dev.coracle.model.json.Json;
import dev.coracle.model.schema.ResourceType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a request as it goes over the wire. */
final class WireRequest {
    private WireRequest() {}

    /** The request; empty where the server does not serve its kind. */
    static Optional<ApiRequest> parse(WireStep step, String namespace, Registry registry) {
        String[] parts = step.path().replace("{ns}", namespace).split("\\?", 2);
        List<String> path = new ArrayList<>(Arrays.asList(parts[0].substring(1).split("/")));
        boolean core = path.remove(0).equals("api");
        String group = core ? "" : path.remove(0);
        String version = path.remove(0);
        String place = "";
        if (path.get(0).equals("namespaces") && path.size() > 2) {
            place = path.get(1);
            path.subList(0, 2).clear();
        }
        String plural = path.get(0);
        Optional<ResourceType<?>> resource =
                registry.find(group, version, plural).map(kind -> kind.resource());
        if (resource.isEmpty()) return Optional.empty();
        ApiRequest.Builder request = ApiRequest.builder()
                .verb(verb(step.method()))
                .resource(resource.get())
                .namespace(place)
                .name(path.size() > 1 ? path.get(1) : "")
                .subresource(path.size() > 2 ? path.get(2) : "")
                .write(options(parts.length > 1 ? parts[1] : ""));
        if (step.body() != null) request.body(body(step, namespace));
        return Optional.of(request.build());
    }

    private static Verb verb(String method) {
        return switch (method) {
            case "GET" -> Verb.GET;
            case "POST" -> Verb.CREATE;
            case "PUT" -> Verb.UPDATE;
            case "PATCH" -> Verb.PATCH;
            case "DELETE" -> Verb.DELETE;
            default -> throw new IllegalArgumentException(method);
        };
    }

    private static WriteOptions options(String query) {
        WriteOptions.Builder options = WriteOptions.builder();
        for (String option : query.split("&")) {
            String value = option.substring(option.indexOf('=') + 1);
            switch (option.substring(0, Math.max(0, option.indexOf('=')))) {
                case "dryRun" -> options.dryRun(true);
                case "fieldManager" -> options.fieldManager(value);
                case "fieldValidation" ->
                    options.fieldValidation(FieldValidation.valueOf(value.toUpperCase(Locale.ROOT)));
                default -> {}
            }
        }
        return options.build();
    }

    private static Body body(WireStep step, String namespace) {
        Document document = Json.parse(Json.treeToText(step.body()).replace("{ns}", namespace));
        for (Body.PatchType type : Body.PatchType.values()) {
            if (type.mediaType().equals(step.type())) return new Body.Patch(type, document);
        }
        return new Body.Raw(document);
    }
}
