package dev.coracle.client;

import static dev.coracle.client.TestServer.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ListOptions;
import dev.coracle.api.ObjectList;
import dev.coracle.api.User;
import dev.coracle.api.Verb;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.kernel.Kernel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final ListOptions TWO_A_PAGE = ListOptions.builder().limit(2).build();

    private final Kernel kernel = new Kernel(1);
    private final TestServer server = new TestServer(kernel.root());
    private final FaultyTransport transport =
            new FaultyTransport(server.transport(), kernel.root().entropy());
    private final Resources<ConfigMap> maps = Client.of(transport, User.ADMIN).of(ConfigMap.class);
    private final Resources<ConfigMap> others = server.client().configMaps("default");

    @Test
    void pagesTogetherShowOneRevision() {
        create(5);
        onPage(2, () -> others.create(configMap("z", "new")));
        ObjectList<ConfigMap> list = maps.listInPages(TWO_A_PAGE);
        assertThat(names(list.items())).containsExactly("m0", "m1", "m2", "m3", "m4");
        assertThat(list.continueToken()).isEmpty();
        assertThat(others.list().resourceVersion()).isNotEqualTo(list.resourceVersion());
    }

    @Test
    void aRevisionForgottenBetweenPagesMeansOneListOfAll() {
        create(5);
        onPage(2, () -> {
            others.create(configMap("z", "new"));
            server.compact();
        });
        assertThat(names(maps.listInPages(TWO_A_PAGE).items())).containsExactly("m0", "m1", "m2", "m3", "m4", "z");
        assertThat(transport.calls()).hasSize(3);
    }

    @Test
    void aStreamFetchesPagesAsItIsRead() {
        create(5);
        assertThat(maps.stream(TWO_A_PAGE).map(ApiObject::name).limit(3)).containsExactly("m0", "m1", "m2");
        assertThat(transport.calls()).hasSize(2);
    }

    @Test
    void aStreamGoesOnWithThePresentWhereItsRevisionIsForgotten() {
        create(5);
        onPage(2, () -> {
            others.delete("m3");
            others.create(configMap("a", "before what was seen"));
            others.create(configMap("m5", "behind"));
            server.compact();
        });
        assertThat(maps.stream(TWO_A_PAGE).map(ApiObject::name)).containsExactly("m0", "m1", "m2", "m4", "m5");
    }

    @Test
    void aPageHolds500UnlessTheLimitSaysOtherwise() {
        create(501);
        assertThat(maps.stream(ListOptions.ALL)).hasSize(501);
        assertThat(transport.calls()).hasSize(2);
        assertThat(transport.calls())
                .allMatch(call -> call.verb() == Verb.LIST && call.list().limit() == 500);
    }

    private void create(int count) {
        IntStream.range(0, count).forEach(i -> others.create(configMap("m" + i, "old")));
    }

    private void onPage(int page, Runnable action) {
        transport.before(request -> {
            if (transport.calls().size() == page) action.run();
        });
    }

    private static List<String> names(List<ConfigMap> maps) {
        return maps.stream().map(ApiObject::name).toList();
    }
}
