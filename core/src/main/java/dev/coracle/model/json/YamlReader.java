package dev.coracle.model.json;

import dev.coracle.model.FieldPath;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the nodes of one YAML document into a tree. Anchors and merge keys are resolved, every alias to its own copy. */
final class YamlReader {
    /** So many parts a short text may have; a long one has about one for each of its characters at most. */
    private static final int SMALL = 100_000;

    private final List<String> duplicates = new ArrayList<>();
    private final Set<Node> open = new HashSet<>();
    private int partsLeft;

    private YamlReader(int textLength) {
        partsLeft = Math.max(textLength, SMALL);
    }

    /**
     * Reads a document.
     *
     * @param textLength length of the text in which it stands, by which it is judged how much aliases may add
     */
    static Document read(Node root, int textLength) {
        YamlReader reader = new YamlReader(textLength);
        Object tree = reader.value(root, FieldPath.ROOT);
        return new Document(tree, List.copyOf(reader.duplicates));
    }

    private @Nullable Object value(Node node, FieldPath path) {
        if (partsLeft-- == 0) throw mistake(node, path, "aliases make it many times larger than its text");
        if (node instanceof ScalarNode scalar) return scalar(scalar, path);
        if (!open.add(node)) throw mistake(node, path, "an anchor must not contain itself");
        Object tree = node instanceof MappingNode mapping ? object(mapping, path) : array((SequenceNode) node, path);
        open.remove(node);
        return tree;
    }

    private List<@Nullable Object> array(SequenceNode node, FieldPath path) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (Node element : node.getValue()) elements.add(value(element, path.index(elements.size())));
        return elements;
    }

    private Map<String, @Nullable Object> object(MappingNode node, FieldPath path) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            if (isMerge(entry.getKeyNode())) merge(fields, entry.getValueNode(), path);
        }
        Set<String> own = new HashSet<>();
        for (NodeTuple entry : node.getValue()) {
            if (isMerge(entry.getKeyNode())) continue;
            String name = name(entry.getKeyNode(), path);
            FieldPath place = path.child(name);
            if (!own.add(name)) {
                duplicates.add(place.toString());
                fields.remove(name); // it counts where it stands last
            }
            fields.put(name, value(entry.getValueNode(), place));
        }
        return fields;
    }

    private static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.getTag().equals(PlainTag.PLAIN)
                && scalar.getValue().equals("<<");
    }

    private void merge(Map<String, @Nullable Object> fields, Node from, FieldPath path) {
        if (from instanceof SequenceNode several) {
            for (int i = several.getValue().size() - 1; i >= 0; i--)
                merge(fields, several.getValue().get(i), path);
        } else if (from instanceof MappingNode && value(from, path) instanceof Map<?, ?> more) {
            more.forEach((name, value) -> fields.put((String) name, value));
        } else {
            throw mistake(from, path, "<< must name an object or a list of objects");
        }
    }

    private static String name(Node key, FieldPath path) {
        Object name = key instanceof ScalarNode scalar ? scalar(scalar, path) : null;
        if (name == null) throw mistake(key, path, "a key must be a text");
        return name instanceof BigDecimal number ? number.toPlainString() : name.toString();
    }

    private static @Nullable Object scalar(ScalarNode node, FieldPath path) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.BINARY)) return binary(node, path);
        boolean plain = tag.equals(PlainTag.PLAIN)
                || tag.equals(Tag.INT)
                || tag.equals(Tag.FLOAT)
                || tag.equals(Tag.BOOL)
                || tag.equals(Tag.NULL);
        Object value = plain ? PlainScalar.read(text) : text;
        if (value instanceof Double) throw mistake(node, path, text + " is no number of JSON");
        return value;
    }

    private static String binary(ScalarNode node, FieldPath path) {
        try {
            return new String(Base64.getMimeDecoder().decode(node.getValue()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw mistake(node, path, "!!binary must be base64");
        }
    }

    private static DecodeException mistake(Node node, FieldPath path, String problem) {
        Mark mark = node.getStartMark();
        return DecodeException.at(
                path, problem + " (line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ")");
    }
}
