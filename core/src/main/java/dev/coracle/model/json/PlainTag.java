package dev.coracle.model.json;

import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Marks text without quotes, whose meaning {@link PlainScalar} knows, so that SnakeYAML gives it none. */
final class PlainTag extends Resolver {
    static final Tag PLAIN = new Tag("tag:coracle.dev,2026:plain");

    @Override
    protected void addImplicitResolvers() {
        // none: 12:30 is no number
    }

    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
        return kind == NodeId.scalar && implicit ? PLAIN : super.resolve(kind, value, implicit);
    }
}
