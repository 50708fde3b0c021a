package dev.coracle.apiserver.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Body;
import dev.coracle.api.Verb;
import dev.coracle.apiserver.patch.MergePatch;
import dev.coracle.apiserver.table.RuleTable.Row;
import dev.coracle.client.TestServer;
import dev.coracle.model.json.Document;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.Status;
import dev.coracle.model.meta.StatusCause;
import dev.coracle.simulation.kernel.Kernel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Objects and what Kubernetes says is wrong with them, from the tables in {@code rules/}. */
class RuleTableTest {
    @TestFactory
    Stream<DynamicContainer> mistakesAreNamedAsInKubernetes() {
        return RuleTable.tests("rules", row -> assertThat(mistakes(row)).isEqualTo(row.lines()));
    }

    static List<String> mistakes(Row row) {
        TestServer cluster = new TestServer(new Kernel(1).root());
        if (row.before() == null) return mistakes(call(cluster, Verb.CREATE, row.object(), ""));
        ApiResponse before = call(cluster, Verb.CREATE, row.before(), "");
        if (!(before instanceof ApiResponse.Done done)) {
            throw new AssertionError("the object before the update is invalid: " + mistakes(before));
        }
        String revision = ((ApiObject) done.body()).resourceVersion();
        return mistakes(call(cluster, Verb.UPDATE, basedOn(revision, row.object()), row.subresource()));
    }

    /** The object with this revision, unless it states its own. */
    private static Document basedOn(String revision, Document object) {
        Map<?, ?> change = Map.of("metadata", Map.of("resourceVersion", revision));
        return new Document(MergePatch.apply(change, object.tree()), List.of());
    }

    private static ApiResponse call(TestServer cluster, Verb verb, Document object, String subresource) {
        Map<?, ?> tree = (Map<?, ?>) object.tree();
        Map<?, ?> metadata = tree.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
        Object namespace = metadata.get("namespace");
        return cluster.server()
                .call(ApiRequest.builder()
                        .verb(verb)
                        .resource(RuleTable.kind(cluster.server().registry(), object)
                                .resource())
                        .namespace(namespace == null ? "" : (String) namespace)
                        .name(verb == Verb.CREATE ? "" : (String) metadata.get("name"))
                        .subresource(subresource)
                        .body(new Body.Raw(object))
                        .build());
    }

    private static List<String> mistakes(ApiResponse response) {
        if (response instanceof ApiResponse.Done) return List.of();
        Status status = ((ApiResponse.Refused) response).status();
        List<StatusCause> causes = status.details().map(it -> it.causes()).orElse(List.of());
        if (!status.reason().orElse("").equals("Invalid") || causes.isEmpty()) {
            return List.of(status.code() + " " + status.message().orElse(""));
        }
        return causes.stream()
                .map(cause -> cause.field().orElse("") + ": " + cause.message().orElse(""))
                .map(mistake -> mistake.strip().replace("\n", "\\n"))
                .toList();
    }
}
