package dev.coracle.model.json;

import dev.coracle.model.ModelValue;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.YAMLException;

/** YAML to values of the model and back; JSON is YAML too. Stateless; safe for all threads. */
public final class Yaml {
    private Yaml() {}

    /**
     * Reads all documents of a text; empty ones are left out.
     *
     * @throws DecodeException where it is not YAML; the message has line and column
     */
    public static List<Document> parse(String text) {
        try {
            return YamlReader.read(text);
        } catch (YAMLException e) {
            throw new DecodeException("not YAML: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the objects of a text, those in a {@code List} one by one.
     *
     * @throws DecodeException where a document is no object of a known kind, or has an unknown or duplicate field
     */
    public static List<ApiObject> objects(String text, Scheme scheme) {
        List<ApiObject> objects = new ArrayList<>();
        List<Document> documents = parse(text);
        for (int i = 0; i < documents.size(); i++) {
            try {
                addObjects(objects, documents.get(i), scheme);
            } catch (DecodeException e) {
                throw new DecodeException("document " + (i + 1) + " of " + documents.size() + ": " + e.getMessage(), e);
            }
        }
        return objects;
    }

    private static void addObjects(List<ApiObject> objects, Document document, Scheme scheme) {
        if (document.tree() instanceof Map<?, ?> map
                && "List".equals(map.get("kind"))
                && map.get("items") instanceof List<?> items) {
            for (Object item : items) addObjects(objects, new Document(item, document.duplicates()), scheme);
            return;
        }
        Class<? extends TypeMeta> type = typeOf(document.tree(), scheme);
        Json.Strict<? extends TypeMeta> read = Json.strict(type, document);
        if (!read.mistakes().isEmpty()) {
            throw new DecodeException(
                    "strict decoding error: " + read.mistakes().stream().collect(Collectors.joining(", ")));
        }
        if (!(read.value() instanceof ApiObject object)) {
            throw new DecodeException("kind \"" + read.value().kind() + "\" is no object that can be stored");
        }
        objects.add(object);
    }

    /**
     * The type that a document names.
     *
     * @throws DecodeException where it names none, or one that the scheme lacks
     */
    public static Class<? extends TypeMeta> typeOf(@Nullable Object tree, Scheme scheme) {
        if (!(tree instanceof Map<?, ?> map)) throw new DecodeException("must be an object with apiVersion and kind");
        if (!(map.get("kind") instanceof String kind)) throw new DecodeException("Object 'Kind' is missing");
        if (!(map.get("apiVersion") instanceof String version))
            throw new DecodeException("Object 'apiVersion' is missing");
        return scheme.find(version, kind)
                .orElseThrow(() ->
                        new DecodeException("no kind \"" + kind + "\" is registered for version \"" + version + "\""));
    }

    /** A value as one YAML document. */
    public static String write(ModelValue value) {
        return write(List.of(value));
    }

    /** Values as documents of one text, divided by {@code ---}. */
    public static String write(List<? extends ModelValue> values) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(1000);
        options.setSplitLines(false);
        var yaml = new org.yaml.snakeyaml.Yaml(options);
        return values.stream().map(value -> yaml.dump(Json.toTree(value))).collect(Collectors.joining("---\n"));
    }
}
