package dev.coracle.model.json;

import dev.coracle.model.FieldPath;
import dev.coracle.model.ModelValue;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.Scheme;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;

/** YAML to values of the model and back; JSON is YAML too. Stateless; safe for all threads. */
public final class Yaml {
    private static final int DEEPEST = 1000;

    private Yaml() {}

    /**
     * Reads all documents of a text; empty ones are left out.
     *
     * @throws DecodeException where it is not YAML; the message has line and column
     */
    public static List<Document> parse(String text) {
        if (text.stripLeading().startsWith("{")) {
            try {
                return List.of(Json.parse(text));
            } catch (DecodeException e) { // not JSON: an object of YAML may begin so too
                return parseYaml(text);
            }
        }
        return parseYaml(text);
    }

    private static List<Document> parseYaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE); // what they amount to is what counts
        options.setNestingDepthLimit(DEEPEST);
        var yaml = new org.yaml.snakeyaml.Yaml(
                new SafeConstructor(options),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                options,
                new PlainTag());
        List<Document> documents = new ArrayList<>();
        try {
            for (Node root : yaml.composeAll(new StringReader(text))) {
                Document document = YamlReader.read(root, text.length());
                if (document.tree() != null) documents.add(document);
            }
        } catch (MarkedYAMLException e) {
            throw new DecodeException("not YAML: " + problem(e), e);
        } catch (YAMLException e) {
            throw new DecodeException("not YAML: " + e.getMessage(), e);
        }
        return documents;
    }

    private static String problem(MarkedYAMLException e) {
        Mark mark = e.getProblemMark();
        String place = mark == null ? "" : "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
        return place + e.getProblem() + (e.getContext() == null ? "" : " " + e.getContext());
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
            Document document = documents.get(i);
            try {
                addObjects(objects, document.tree(), FieldPath.ROOT, document.duplicates(), scheme);
            } catch (DecodeException e) {
                if (documents.size() == 1) throw e;
                throw new DecodeException("document " + (i + 1) + " of " + documents.size() + ": " + e.getMessage(), e);
            }
        }
        return objects;
    }

    private static void addObjects(
            List<ApiObject> objects, @Nullable Object tree, FieldPath path, List<String> duplicates, Scheme scheme) {
        if (tree instanceof Map<?, ?> map
                && "List".equals(map.get("kind"))
                && map.get("items") instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++)
                addObjects(objects, items.get(i), path.child("items").index(i), duplicates, scheme);
            return;
        }
        Json.Strict<? extends TypeMeta> read = Json.strict(typeOf(tree, path, scheme), tree, path, duplicates);
        if (!read.mistakes().isEmpty()) {
            throw new DecodeException("strict decoding error: " + String.join(", ", read.mistakes()));
        }
        if (!(read.value() instanceof ApiObject object)) {
            throw DecodeException.at(path, "kind \"" + read.value().kind() + "\" is no object that can be stored");
        }
        objects.add(object);
    }

    /**
     * The type that a document names.
     *
     * @throws DecodeException where it names none, or one that the scheme lacks
     */
    public static Class<? extends TypeMeta> typeOf(@Nullable Object tree, Scheme scheme) {
        return typeOf(tree, FieldPath.ROOT, scheme);
    }

    private static Class<? extends TypeMeta> typeOf(@Nullable Object tree, FieldPath path, Scheme scheme) {
        if (!(tree instanceof Map<?, ?> map)) {
            throw DecodeException.at(path, "must be an object with apiVersion and kind");
        }
        if (!(map.get("kind") instanceof String kind)) throw DecodeException.at(path, "Object 'Kind' is missing");
        if (!(map.get("apiVersion") instanceof String version)) {
            throw DecodeException.at(path, "Object 'apiVersion' is missing");
        }
        return scheme.find(version, kind)
                .orElseThrow(() -> DecodeException.at(
                        path, "no kind \"" + kind + "\" is registered for version \"" + version + "\""));
    }

    /** A value as one YAML document, as {@code kubectl get -o yaml} prints it. */
    public static String write(ModelValue value) {
        return YamlWriter.write(Json.toTree(value));
    }

    /** Values as documents of one text, divided by {@code ---}. */
    public static String write(List<? extends ModelValue> values) {
        return values.stream().map(Yaml::write).collect(Collectors.joining("---\n"));
    }
}
