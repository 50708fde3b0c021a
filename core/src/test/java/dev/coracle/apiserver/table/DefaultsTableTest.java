package dev.coracle.apiserver.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.apiserver.Registry;
import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.kinds.BuiltInKinds;
import dev.coracle.apiserver.table.RuleTable.Row;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.ApiObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * What is filled in where a user says nothing, from the tables in {@code defaults/}: the lines below a row are what
 * changed. And, for every object of every table, that filling in twice is filling in once.
 */
class DefaultsTableTest {
    private static final Registry KINDS = new Registry(BuiltInKinds.all());

    @TestFactory
    Stream<DynamicContainer> defaultsAreThoseOfKubernetes() {
        return RuleTable.tests("defaults", row -> assertThat(changes(row)).isEqualTo(row.lines()));
    }

    @TestFactory
    Stream<DynamicContainer> completeObjectsStayTheSame() {
        return RuleTable.tests("defaults", DefaultsTableTest::checkStable);
    }

    @TestFactory
    Stream<DynamicContainer> objectsOfTheOtherTablesStayTheSame() {
        return RuleTable.tests("rules", DefaultsTableTest::checkStable);
    }

    private static void checkStable(Row row) {
        ServedKind<?> kind = RuleTable.kind(KINDS, row.object());
        ApiObject once = defaulted(
                kind, Json.fromTree(kind.resource().type(), row.object().tree()));
        assertThat(defaulted(kind, once)).isSameAs(once);
        ApiObject again = Json.decode(kind.resource().type(), Json.encode(once));
        assertThat(again).isEqualTo(once);
        assertThat(defaulted(kind, again)).isSameAs(again);
    }

    @SuppressWarnings("unchecked") // the object is of this kind
    private static <T extends ApiObject> T defaulted(ServedKind<T> kind, ApiObject object) {
        return kind.defaults().apply((T) object);
    }

    static List<String> changes(Row row) {
        ServedKind<?> kind = RuleTable.kind(KINDS, row.object());
        ApiObject given = Json.fromTree(kind.resource().type(), row.object().tree());
        Map<String, String> before = flat(Json.toTree(given));
        Map<String, String> after = flat(Json.toTree(defaulted(kind, given)));
        List<String> changes = new ArrayList<>();
        after.forEach((path, value) -> {
            if (!value.equals(before.get(path))) changes.add(path + " = " + value);
        });
        before.keySet().stream()
                .filter(path -> after.keySet().stream().noneMatch(it -> it.startsWith(path)))
                .forEach(path -> changes.add(path + " is gone"));
        return changes;
    }

    private static Map<String, String> flat(@Nullable Object tree) {
        Map<String, String> result = new LinkedHashMap<>();
        flatten("", tree, result);
        return result;
    }

    private static void flatten(String path, @Nullable Object tree, Map<String, String> result) {
        if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, value) -> flatten(path.isEmpty() ? (String) key : path + "." + key, value, result));
        } else if (tree instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) flatten(path + "[" + i + "]", list.get(i), result);
        } else {
            result.put(path, Json.treeToText(tree));
        }
    }
}
