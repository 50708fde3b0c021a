package dev.coracle.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.ModelValue;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(ModelValues.class)
@Domain(DomainContext.Global.class)
class YamlProperties {
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Label("values written as YAML read back as the same values, whatever their texts look like")
    void roundTrip(@ForAll @Size(min = 1, max = 3) List<ModelValue> values) {
        List<Document> documents = Yaml.parse(Yaml.write(values));

        assertThat(documents).hasSameSizeAs(values);
        for (int i = 0; i < values.size(); i++) {
            Document document = documents.get(i);
            assertThat(document.duplicates()).isEmpty();
            assertThat(Json.fromTree(Types.of(values.get(i)), document.tree())).isEqualTo(values.get(i));
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Label("canonical JSON is YAML too")
    void jsonIsYaml(@ForAll ModelValue value) {
        Document document = Yaml.parse(Json.toText(value)).get(0);

        assertThat(document.duplicates()).isEmpty();
        assertThat(Json.fromTree(Types.of(value), document.tree())).isEqualTo(value);
    }
}
