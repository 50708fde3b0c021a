package dev.coracle.apiserver;

import static dev.coracle.client.TestServer.configMap;
import static dev.coracle.client.TestServer.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ListOptions;
import dev.coracle.api.ObjectList;
import dev.coracle.client.Client;
import dev.coracle.client.Resources;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.Status;
import dev.coracle.simulation.kernel.Kernel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {
    private final TestServer server = new TestServer(new Kernel(1).root());
    private final Client client = server.client();
    private final Resources<ConfigMap> maps = client.configMaps("default");
    private final Resources<ConfigMap> everywhere = client.of(ConfigMap.class);

    private static ListOptions.Builder options() {
        return ListOptions.builder();
    }

    private static List<String> names(ObjectList<?> list) {
        return list.items().stream().map(ApiObject::name).toList();
    }

    private static String token(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private void create(String... names) {
        for (String name : names) maps.create(configMap(name, "old"));
    }

    private String revision() {
        return Long.toString(server.store().currentRevision());
    }

    @Nested
    class Selectors {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "app=web            | a b",
                    "app==web,tier!=db  | a",
                    "tier!=db           | a c",
                    "tier in (db,cache) | b c",
                    "tier notin (db)    | a c",
                    "tier               | b c",
                    "!tier              | a",
                    "''                 | a b c"
                })
        void labelsSelect(String selector, String expected) {
            client.pods("default").create(pod("a", Map.of("app", "web")));
            client.pods("default").create(pod("b", Map.of("app", "web", "tier", "db")));
            client.pods("default").create(pod("c", Map.of("tier", "cache")));
            ObjectList<Pod> list =
                    client.of(Pod.class).list(options().labelSelector(selector).build());
            assertThat(names(list)).containsExactly(expected.split(" "));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "spec.nodeName=n1                       | a",
                    "spec.nodeName=                         | b",
                    "spec.nodeName!=n1                      | b",
                    "metadata.name=b                        | b",
                    "metadata.namespace=default,status.phase=Pending | a b",
                    "status.phase!=Succeeded,status.phase!=Failed,spec.nodeName=n1 | a"
                })
        void fieldsSelect(String selector, String expected) {
            client.pods("default").create(pod("a", Map.of()));
            client.pods("default").bind("a", "n1");
            client.pods("default").create(pod("b", Map.of()));
            ObjectList<Pod> list =
                    client.of(Pod.class).list(options().fieldSelector(selector).build());
            assertThat(names(list)).containsExactly(expected.split(" "));
        }

        @Test
        void mistakesInThemAreBadRequests() {
            assertThat(Refusal.of(
                            () -> maps.list(options().labelSelector("a in").build())))
                    .startsWith("400 BadRequest: unable to parse requirement");
            assertThat(Refusal.of(() ->
                            maps.list(options().fieldSelector("spec.foo=1").build())))
                    .isEqualTo("400 BadRequest: \"spec.foo\" is not a known field selector: only \"metadata.name\","
                            + " \"metadata.namespace\"");
            assertThat(Refusal.of(() -> client.of(Pod.class)
                            .list(options().fieldSelector("spec.foo=1").build())))
                    .isEqualTo("400 BadRequest: field label not supported: spec.foo");
        }
    }

    @Nested
    class Pages {
        @Test
        void showOneStateWhateverIsWrittenMeanwhile() {
            create("a", "b", "c", "d", "e");
            String revision = revision();
            List<String> seen = new ArrayList<>();
            ListOptions next = options().limit(2).build();
            while (true) {
                ObjectList<ConfigMap> page = everywhere.list(next);
                assertThat(page.resourceVersion()).isEqualTo(revision);
                for (ConfigMap map : page.items())
                    seen.add(map.name() + "=" + map.data().get("value"));
                if (page.continueToken().isEmpty()) break;
                next = next.withContinueToken(page.continueToken().get());
                maps.create(configMap("aa" + seen.size(), "new"));
                maps.edit("e", it -> it.withData(Map.of("value", "new")));
                maps.deleteIfExists("d");
            }
            assertThat(seen).containsExactly("a=old", "b=old", "c=old", "d=old", "e=old");
        }

        @Test
        void sayHowManyAreLeftUnlessSomethingIsSelected() {
            create("a", "b", "c");
            ListOptions one = options().limit(1).build();
            ObjectList<ConfigMap> first = maps.list(one);
            assertThat(first.metadata().remainingItemCount()).contains(2L);
            ObjectList<ConfigMap> second =
                    maps.list(one.withContinueToken(first.continueToken().orElseThrow()));
            assertThat(second.metadata().remainingItemCount()).contains(1L);
            ObjectList<ConfigMap> last =
                    maps.list(one.withContinueToken(second.continueToken().orElseThrow()));
            assertThat(last.metadata().remainingItemCount()).isEmpty();
            assertThat(last.continueToken()).isEmpty();
            ObjectList<ConfigMap> selected = maps.list(one.withFieldSelector("metadata.name!=z"));
            assertThat(selected.continueToken()).isPresent();
            assertThat(selected.metadata().remainingItemCount()).isEmpty();
        }

        @Test
        void areFullWhereFewObjectsAreSelected() {
            for (int i = 100; i < 200; i++) create("m" + i);
            ObjectList<ConfigMap> list = maps.list(
                    options().limit(3).fieldSelector("metadata.name=m199").build());
            assertThat(names(list)).containsExactly("m199");
            assertThat(list.continueToken()).isEmpty();
        }

        @Test
        void keepToTheNamespace() {
            create("a", "b");
            client.configMaps("other").create(configMap("other", "x", "new"));
            ObjectList<ConfigMap> first = maps.list(options().limit(1).build());
            ListOptions rest = options()
                    .limit(10)
                    .continueToken(first.continueToken().orElseThrow())
                    .build();
            assertThat(names(maps.list(rest))).containsExactly("b");
            assertThat(names(everywhere.list(rest))).containsExactly("b", "x");
        }

        @ParameterizedTest
        @ValueSource(longs = {0, -1, Integer.MAX_VALUE, Long.MAX_VALUE})
        void aLimitOfNothingOrOfVeryMuchIsNone(long limit) {
            create("a", "b", "c");
            assertThat(names(maps.list(options().limit(limit).build()))).containsExactly("a", "b", "c");
        }

        @Test
        void aForgottenStateIsRefusedWithATokenForTheRestAsItIsNow() {
            create("a", "b", "c", "d");
            ObjectList<ConfigMap> first = maps.list(options().limit(2).build());
            maps.create(configMap("bb", "new"));
            maps.delete("c");
            server.compact();
            ListOptions expired = options()
                    .limit(1)
                    .continueToken(first.continueToken().orElseThrow())
                    .build();
            Status status = Refusal.status(() -> maps.list(expired));
            assertThat(status.code()).isEqualTo(410);
            assertThat(status.reason()).contains("Expired");
            assertThat(status.message().orElseThrow())
                    .startsWith("The provided continue parameter is too old to display a consistent list result.");
            String token = status.metadata().continueToken().orElseThrow();
            ObjectList<ConfigMap> second = maps.list(expired.withContinueToken(token));
            assertThat(names(second)).containsExactly("bb");
            assertThat(second.resourceVersion()).isEqualTo(revision());
            ObjectList<ConfigMap> third =
                    maps.list(expired.withContinueToken(second.continueToken().orElseThrow()));
            assertThat(names(third)).containsExactly("d");
            assertThat(third.resourceVersion()).isEqualTo(second.resourceVersion());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"v\":\"meta.k8s.io/v1\",\"rv\":0,\"start\":\"default/a\"}",
                    "{\"v\":\"meta.k8s.io/v1\",\"rv\":1,\"start\":\"\"}",
                    "{\"v\":\"meta.k8s.io/v2\",\"rv\":1,\"start\":\"default/a\"}",
                    "{\"v\":\"meta.k8s.io/v1\",\"rv\":1,\"start\":\"\\ud800\"}",
                    "{\"v\":\"meta.k8s.io/v1\",\"start\":\"default/a\"}",
                    "[]",
                    "nonsense"
                })
        void aTokenOfNobodysMakingIsABadRequest(String json) {
            ListOptions options = options().continueToken(token(json)).build();
            assertThat(Refusal.of(() -> maps.list(options)))
                    .isEqualTo("400 BadRequest: invalid continue token: continue key is not valid");
        }

        @Test
        void aTokenCannotLeadOutOfItsKind() {
            create("a");
            String up = token("{\"v\":\"meta.k8s.io/v1\",\"rv\":-1,\"start\":\"../\"}");
            assertThat(names(maps.list(options().continueToken(up).build()))).containsExactly("a");
        }
    }

    @Nested
    class Freshness {
        @Test
        void noneOrZeroOrAnEarlierRevisionShowsTheLatest() {
            create("a");
            String early = revision();
            create("b");
            for (String version : List.of("", "0", early, revision())) {
                ObjectList<ConfigMap> list =
                        maps.list(options().resourceVersion(version).build());
                assertThat(names(list)).containsExactly("a", "b");
                assertThat(list.resourceVersion()).isEqualTo(revision());
            }
        }

        @Test
        void exactlyAnEarlierRevisionIsShownWhereItIsAskedForOrALimitIsSet() {
            create("a");
            String early = revision();
            create("b");
            ListOptions exact = options()
                    .resourceVersion(early)
                    .resourceVersionMatch("Exact")
                    .build();
            assertThat(names(maps.list(exact))).containsExactly("a");
            assertThat(maps.list(exact).resourceVersion()).isEqualTo(early);
            ListOptions limited = options().resourceVersion(early).limit(5).build();
            assertThat(names(maps.list(limited))).containsExactly("a");
            assertThat(names(maps.list(limited.withResourceVersionMatch("NotOlderThan"))))
                    .containsExactly("a", "b");
            assertThat(names(maps.list(limited.withResourceVersion("0")))).containsExactly("a", "b");
        }

        @Test
        void aForgottenRevisionIsRefused() {
            create("a");
            String early = revision();
            create("b");
            server.compact();
            ListOptions exact = options()
                    .resourceVersion(early)
                    .resourceVersionMatch("Exact")
                    .build();
            assertThat(Refusal.of(() -> maps.list(exact)))
                    .isEqualTo("410 Expired: The resourceVersion for the provided list is too old.");
        }

        @Test
        void aRevisionAheadIsRefusedForNow() {
            create("a");
            long ahead = server.store().currentRevision() + 5;
            ListOptions options =
                    options().resourceVersion(Long.toString(ahead)).build();
            Status status = Refusal.status(() -> maps.list(options));
            assertThat(status.message())
                    .contains("Timeout: Too large resource version: " + ahead + ", current: " + (ahead - 5));
            assertThat(status.code()).isEqualTo(504);
            assertThat(status.details().orElseThrow().retryAfterSeconds()).isEqualTo(1);
            assertThat(status.details().orElseThrow().causes())
                    .singleElement()
                    .satisfies(cause -> assertThat(cause.reason()).contains("ResourceVersionTooLarge"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999"})
        void whatIsNoRevisionIsABadRequest(String version) {
            assertThat(Refusal.status(() ->
                                    maps.list(options().resourceVersion(version).build()))
                            .code())
                    .isEqualTo(400);
        }

        @Test
        void optionsThatContradictEachOtherAreAllNamed() {
            ListOptions contradictory = options()
                    .resourceVersionMatch("Newest")
                    .continueToken("x")
                    .sendInitialEvents(true)
                    .build();
            Status status = Refusal.status(() -> maps.list(contradictory));
            assertThat(status.code()).isEqualTo(422);
            assertThat(status.message())
                    .contains("ListOptions.meta.k8s.io \"\" is invalid: [resourceVersionMatch: Forbidden:"
                            + " resourceVersionMatch is forbidden unless resourceVersion is provided,"
                            + " resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden when continue is"
                            + " provided, resourceVersionMatch: Unsupported value: \"Newest\": supported values:"
                            + " \"Exact\", \"NotOlderThan\", \"\", sendInitialEvents: Forbidden: sendInitialEvents is"
                            + " forbidden for list]");
            ListOptions exactZero =
                    options().resourceVersion("0").resourceVersionMatch("Exact").build();
            assertThat(Refusal.of(() -> maps.list(exactZero)))
                    .contains("resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        }

        @Test
        void aTokenBringsItsOwnRevision() {
            create("a", "b");
            String token = maps.list(options().limit(1).build()).continueToken().orElseThrow();
            ListOptions both =
                    options().continueToken(token).resourceVersion(revision()).build();
            assertThat(Refusal.of(() -> maps.list(both)))
                    .isEqualTo("400 BadRequest: specifying resource version is not allowed when using continue");
            assertThat(names(maps.list(both.withResourceVersion("0")))).containsExactly("b");
        }
    }

    @Test
    void anEmptyListHasARevision() {
        assertThat(maps.list().items()).isEmpty();
        assertThat(maps.list().resourceVersion()).isEqualTo(revision());
    }

    @Test
    void objectsComeByNamespaceAndName() {
        client.configMaps("b").create(configMap("b", "a", ""));
        client.configMaps("a").create(configMap("a", "z", ""));
        client.configMaps("a-b").create(configMap("a-b", "m", ""));
        client.configMaps("a").create(configMap("a", "y", ""));
        assertThat(everywhere.list().items())
                .extracting(it -> it.key().toString())
                .isSorted()
                .hasSize(4);
        assertThat(names(client.configMaps("a").list())).containsExactly("y", "z");
    }

    @Test
    void readersShareOneObjectPerRevision() {
        ConfigMap made = maps.create(configMap("a", "old"));
        assertThat(maps.get("a")).isSameAs(made);
        assertThat(maps.list().items().get(0)).isSameAs(made);
    }
}
