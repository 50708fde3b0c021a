package dev.coracle.model.json;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Writes trees as {@code kubectl get -o yaml} does: names in order, lists as deep as their name, texts of several lines
 * as blocks, and in quotes what a YAML reader of any version might take for something else than a text.
 */
final class YamlWriter extends Representer {
    private static final Resolver YAML_1_1 = new Resolver();

    /** Characters that a reader may take for the end of a line, or drop. */
    private static final Pattern RARE_BREAK = Pattern.compile("[\\r\\u0085\\u2028\\u2029\\ufeff]");

    private YamlWriter(DumperOptions options) {
        super(options);
        nullRepresenter = nothing -> plain("null");
        representers.put(String.class, text -> text((String) text));
        representers.put(Boolean.class, flag -> plain(flag.toString()));
        multiRepresenters.put(Number.class, number -> plain(number.toString()));
    }

    static String write(Object tree) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setSplitLines(false);
        LoaderOptions reading = new LoaderOptions();
        return new org.yaml.snakeyaml.Yaml(
                        new SafeConstructor(reading), new YamlWriter(options), options, reading, new AllText())
                .dump(tree);
    }

    private Node plain(String text) {
        return representScalar(Tag.STR, text, ScalarStyle.PLAIN);
    }

    private Node text(String text) {
        boolean ambiguous = !text.equals(PlainScalar.read(text))
                || !YAML_1_1.resolve(NodeId.scalar, text, true).equals(Tag.STR);
        if (ambiguous || RARE_BREAK.matcher(text).find())
            return representScalar(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED);
        return representScalar(Tag.STR, text, text.indexOf('\n') < 0 ? ScalarStyle.PLAIN : ScalarStyle.LITERAL);
    }

    @Override
    protected Node representMapping(Tag tag, Map<?, ?> mapping, FlowStyle style) {
        return super.representMapping(tag, new TreeMap<>(mapping), style);
    }

    /** To SnakeYAML every scalar is a text without a tag: which ones need quotes is decided here. */
    private static final class AllText extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none
        }
    }
}
