package dev.coracle.model.json;

import dev.coracle.model.FieldPath;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML documents into trees, with YAML 1.1's scalars as Kubernetes reads them: {@code yes} and {@code on} are
 * booleans, dates stay texts. Anchors and merge keys are resolved.
 */
final class YamlReader {
    private final List<String> duplicates = new ArrayList<>();
    private final Scalars scalars;

    private YamlReader(LoaderOptions options) {
        scalars = new Scalars(options);
    }

    static List<Document> read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        List<Document> documents = new ArrayList<>();
        for (Node node : new org.yaml.snakeyaml.Yaml(options).composeAll(new StringReader(text))) {
            YamlReader reader = new YamlReader(options);
            Object tree = reader.value(node, FieldPath.ROOT);
            if (tree != null) documents.add(new Document(tree, List.copyOf(reader.duplicates)));
        }
        return documents;
    }

    private @Nullable Object value(Node node, FieldPath path) {
        if (node instanceof MappingNode mapping) return object(mapping, path);
        if (node instanceof SequenceNode sequence) return array(sequence, path);
        ScalarNode scalar = (ScalarNode) node;
        if (scalar.getTag().equals(Tag.TIMESTAMP) || scalar.getTag().equals(Tag.STR)) return scalar.getValue();
        return number(scalars.construct(scalar), scalar);
    }

    private static @Nullable Object number(@Nullable Object value, ScalarNode scalar) {
        if (value instanceof Integer small) return small.longValue();
        if (value instanceof BigInteger big) return new BigDecimal(big);
        if (!(value instanceof Double fraction)) return value;
        if (!Double.isFinite(fraction)) throw new DecodeException("not a number of JSON: " + scalar.getValue());
        return BigDecimal.valueOf(fraction);
    }

    private List<@Nullable Object> array(SequenceNode node, FieldPath path) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (Node element : node.getValue()) elements.add(value(element, path.index(elements.size())));
        return elements;
    }

    private Map<String, @Nullable Object> object(MappingNode node, FieldPath path) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            if (entry.getKeyNode().getTag().equals(Tag.MERGE)) merge(fields, entry.getValueNode(), path);
        }
        Set<String> own = new HashSet<>();
        for (NodeTuple entry : node.getValue()) {
            if (entry.getKeyNode().getTag().equals(Tag.MERGE)) continue;
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw DecodeException.at(
                        path, "a key must be a text" + entry.getKeyNode().getStartMark());
            }
            String name = key.getValue();
            FieldPath place = path.child(name);
            if (!own.add(name)) duplicates.add(place.toString());
            fields.put(name, value(entry.getValueNode(), place));
        }
        return fields;
    }

    private void merge(Map<String, @Nullable Object> fields, Node from, FieldPath path) {
        if (from instanceof SequenceNode several) {
            for (int i = several.getValue().size() - 1; i >= 0; i--)
                merge(fields, several.getValue().get(i), path);
        } else if (from instanceof MappingNode mapping) {
            fields.putAll(object(mapping, path));
        } else {
            throw DecodeException.at(path, "<< must name an object or a list of objects");
        }
    }

    /** SnakeYAML's own reading of a resolved scalar. */
    private static final class Scalars extends SafeConstructor {
        Scalars(LoaderOptions options) {
            super(options);
        }

        @Nullable
        Object construct(ScalarNode node) {
            return constructObject(node);
        }
    }
}
