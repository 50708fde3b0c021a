package dev.coracle.apiserver;

import static dev.coracle.client.TestServer.configMap;
import static dev.coracle.client.TestServer.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.ListOptions;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.User;
import dev.coracle.api.Verb;
import dev.coracle.api.WatchEvent;
import dev.coracle.apiserver.BrittleStore.Fault;
import dev.coracle.apiserver.admission.AdmissionPlugin;
import dev.coracle.apiserver.admission.AdmissionRequest;
import dev.coracle.apiserver.admission.Lookup;
import dev.coracle.client.Resources;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.ServiceSpec;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.Status;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.platform.Platform;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.store.Value;
import dev.coracle.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final Kernel kernel = new Kernel(1);
    private final Platform platform = kernel.root();
    private final BrittleStore store = new BrittleStore(new MemoryStore(platform));

    private static RuntimeException bug() {
        return new IllegalStateException("a bug");
    }

    @Nested
    class Stores {
        private final TestServer server = new TestServer(platform, store, List.of());
        private final Resources<ConfigMap> maps = server.client().configMaps("default");

        @Test
        void oneThatIsDownRefusesEverythingUntilItIsBack() {
            maps.create(configMap("a", "1"));
            store.fault(Fault.DOWN);
            String expected = "500 InternalError: Internal error occurred: the store failed: the disk is gone";
            assertThat(Refusal.of(() -> maps.get("a"))).isEqualTo(expected);
            assertThat(Refusal.of(maps::list)).isEqualTo(expected);
            assertThat(Refusal.of(() -> maps.update(configMap("a", "2")))).isEqualTo(expected);
            assertThat(Refusal.of(() -> Follower.of(server.transport(), ConfigMap.class, ListOptions.ALL)))
                    .isEqualTo(expected);
            store.fault(Fault.NONE);
            assertThat(maps.update(configMap("a", "2")).data()).containsEntry("value", "2");
        }

        @Test
        void aWriteThatSurelyFailedIsRefusedAndChangedNothing() {
            store.fault(Fault.WRITES_FAIL);
            assertThat(Refusal.of(() -> maps.create(configMap("a", "1"))))
                    .isEqualTo("500 InternalError: Internal error occurred: the store failed: the disk is full");
            store.fault(Fault.NONE);
            assertThat(maps.find("a")).isEmpty();
        }

        @Test
        void aWriteThatMayHaveHappenedIsSaidToBeUnknown() {
            store.fault(Fault.WRITES_ARE_UNKNOWN);
            assertThatThrownBy(() -> maps.create(configMap("a", "1")))
                    .isInstanceOf(UnknownOutcomeException.class)
                    .hasMessageContaining("the connection broke");
            assertThat(maps.find("a")).isPresent();
            assertThatThrownBy(() -> maps.delete("a")).isInstanceOf(UnknownOutcomeException.class);
            assertThat(maps.find("a")).isEmpty();
        }

        @Test
        void aClaimThatCannotBeDroppedDoesNotUndoTheWrite() {
            Service service = Service.builder()
                    .metadata(
                            ObjectMeta.builder().name("s").namespace("default").build())
                    .spec(ServiceSpec.builder()
                            .addPort(ServicePort.builder().port(80).build())
                            .build())
                    .build();
            store.fault(Fault.DELETIONS_FAIL);
            Service made = server.client().services("default").create(service);
            assertThat(made.spec().clusterIP()).isPresent();
            assertThat(server.client().services("default").get("s")).isEqualTo(made);
        }

        @Test
        void aWatchThatCannotReadOnFailsAndTheNextOneWorks() {
            Follower follower = Follower.of(server.transport(), ConfigMap.class, ListOptions.ALL);
            Follower node = Follower.of(
                    server.transport(), ConfigMap.class, ListOptions.ALL.withFieldSelector("metadata.name=b"));
            maps.create(configMap("a", "1"));
            store.fault(Fault.DOWN);
            kernel.runUntil(kernel.time());
            assertThat(follower.told()).containsExactly("FAILED 500");
            assertThat(node.told()).containsExactly("FAILED 500");
            assertThat(follower.watch().isOver()).isTrue();
            store.fault(Fault.NONE);
            Follower again = Follower.of(server.transport(), ConfigMap.class, ListOptions.ALL);
            ConfigMap b = maps.create(configMap("b", "1"));
            kernel.runUntil(kernel.time());
            assertThat(again.told()).hasSize(2).last().isEqualTo("ADDED b@" + b.resourceVersion());
        }

        @Test
        void onesClosedBeforeTheServerEndItsWatches() {
            Follower follower = Follower.of(server.transport(), ConfigMap.class, ListOptions.ALL);
            follower.told();
            store.close();
            kernel.runUntil(kernel.time());
            assertThat(follower.told()).containsExactly("FAILED 500");
            server.server().close();
        }

        @Test
        void whatNobodyCanReadFailsThoseWhoReadIt() {
            Follower follower =
                    Follower.of(server.transport(), Pod.class, ListOptions.ALL.withFieldSelector("spec.nodeName=n1"));
            Follower other = Follower.of(server.transport(), ConfigMap.class, ListOptions.ALL);
            kernel.runUntil(kernel.time());
            follower.told();
            store.put("/registry/pods/default/broken", Value.of("{\"metadata\": 7}"), 0);
            kernel.runUntil(kernel.time());
            List<WatchEvent> events = follower.events();
            assertThat(events).singleElement().isInstanceOf(WatchEvent.Failed.class);
            assertThat(Refusal.status(() -> server.client().of(Pod.class).list())
                            .code())
                    .isEqualTo(500);
            ConfigMap a = maps.create(configMap("a", "1"));
            kernel.runUntil(kernel.time());
            assertThat(other.told()).containsExactly("ADDED a@" + a.resourceVersion());
        }

        @Test
        void nothingOfTheServerIsLeftInItAfterClosing() {
            for (int i = 0; i < 50; i++) {
                Follower.of(server.transport(), ConfigMap.class, ListOptions.ALL.withAllowWatchBookmarks(true));
                Follower.of(server.transport(), Pod.class, ListOptions.ALL.withFieldSelector("spec.nodeName=n" + i));
            }
            assertThat(store.open()).isGreaterThan(100);
            server.server().close();
            assertThat(store.open()).isZero();
        }
    }

    @Nested
    class Plugins {
        private final AdmissionPlugin broken = new AdmissionPlugin() {
            @Override
            public String name() {
                return "Broken";
            }

            @Override
            public TypeMeta mutate(AdmissionRequest request, Lookup cluster) {
                if (request.key().name().equals("mutate")) throw bug();
                if (request.key().name().equals("other")) return pod("other", Map.of());
                if (request.key().name().equals("lookup")) cluster.find(Namespace.class, "", "ns");
                return request.object().orElseThrow();
            }

            @Override
            public void validate(AdmissionRequest request, Lookup cluster) {
                if (request.key().name().equals("validate")) throw bug();
            }
        };

        private final TestServer server = new TestServer(platform, store, List.of());
        private final Resources<ConfigMap> maps = server.client().configMaps("default");

        @Test
        void oneThatThrowsIsNamed() {
            TestServer faulty = new TestServer(platform, store, List.of(broken));
            Resources<ConfigMap> guarded = faulty.client().configMaps("default");
            for (String name : List.of("mutate", "validate")) {
                assertThat(Refusal.of(() -> guarded.create(configMap(name, "1"))))
                        .isEqualTo("500 InternalError: Internal error occurred: admission plugin \"Broken\" failed:"
                                + " java.lang.IllegalStateException: a bug");
            }
            assertThat(Refusal.of(() -> guarded.create(configMap("other", "1"))))
                    .contains("admission plugin \"Broken\" failed: it returned a Pod for a ConfigMap");
            assertThat(guarded.create(configMap("fine", "1")).name()).isEqualTo("fine");
            store.fault(Fault.DOWN);
            assertThat(Refusal.of(() -> guarded.create(configMap("lookup", "1"))))
                    .as("it is not the plugin's fault")
                    .contains("the store failed: the disk is gone");
        }

        @Test
        void oneThatReturnsNothingIsNamed() {
            AdmissionPlugin empty = new AdmissionPlugin() {
                @Override
                public String name() {
                    return "Empty";
                }

                @Override
                @SuppressWarnings("NullAway") // what nobody checked
                public TypeMeta mutate(AdmissionRequest request, Lookup cluster) {
                    return null;
                }
            };
            TestServer faulty = new TestServer(platform, store, List.of(empty));
            assertThat(Refusal.of(() -> faulty.client().configMaps("default").create(configMap("a", "1"))))
                    .contains("admission plugin \"Empty\" failed:");
        }

        @Test
        void anUpdateThatChangesNothingCanBeRefusedToo() {
            maps.create(configMap("validate", "1"));
            TestServer faulty = new TestServer(platform, store, List.of(broken));
            assertThat(Refusal.of(() -> faulty.client().configMaps("default").update(configMap("validate", "1"))))
                    .startsWith("500 InternalError");
            assertThat(Refusal.of(() -> faulty.client().configMaps("default").delete("validate")))
                    .startsWith("500 InternalError");
            assertThat(maps.find("validate")).isPresent();
        }
    }

    @Nested
    class Access {
        private String refusal(Authenticator authenticator, Authorizer authorizer) {
            TestServer server = new TestServer(platform, store, List.of(), authenticator, authorizer);
            String called =
                    Refusal.of(() -> server.client().configMaps("default").get("a"));
            String watched = Refusal.of(() -> Follower.of(server.transport(), ConfigMap.class, ListOptions.ALL));
            assertThat(watched.substring(0, 3)).isEqualTo(called.substring(0, 3));
            return called;
        }

        @Test
        void anAuthenticatorThatThrowsIsNamed() {
            assertThat(refusal(
                            request -> {
                                throw bug();
                            },
                            Authorizer.ALWAYS_ALLOW))
                    .isEqualTo("500 InternalError: Internal error occurred: the authenticator failed:"
                            + " java.lang.IllegalStateException: a bug");
        }

        @Test
        void anAuthorizerThatThrowsIsNamed() {
            assertThat(refusal(Authenticator.TRUST, request -> {
                        throw bug();
                    }))
                    .isEqualTo("500 InternalError: Internal error occurred: the authorizer failed:"
                            + " java.lang.IllegalStateException: a bug");
        }

        @Test
        void whoIsNobodyIsUnauthorized() {
            assertThat(refusal(request -> Optional.empty(), Authorizer.ALWAYS_ALLOW))
                    .isEqualTo("401 Unauthorized: Unauthorized");
        }

        @Test
        void whoMayNotIsToldWhat() {
            Authorizer never = request -> Optional.of("");
            assertThat(refusal(Authenticator.TRUST, never))
                    .isEqualTo("403 Forbidden: configmaps \"a\" is forbidden: User \"kubernetes-admin\" cannot get"
                            + " resource \"configmaps\" in API group \"\" in the namespace \"default\"");
            TestServer server = new TestServer(platform, store, List.of(), Authenticator.TRUST, never);
            assertThat(Refusal.of(() -> server.client().of(Pod.class).list()))
                    .isEqualTo("403 Forbidden: pods is forbidden: User \"kubernetes-admin\" cannot list resource"
                            + " \"pods\" in API group \"\" at the cluster scope");
            assertThat(Refusal.of(() -> server.client().pods("ns").bind("p", "n")))
                    .contains("cannot create resource \"pods/binding\" in API group \"\" in the namespace \"ns\"");
            assertThat(Refusal.of(() -> server.client().namespaces().get("ns")))
                    .contains("cannot get resource \"namespaces\" in API group \"\" in the namespace \"ns\"");
            assertThat(Refusal.of(() -> server.client().deployments("ns").list()))
                    .contains("deployments.apps is forbidden: User \"kubernetes-admin\" cannot list resource"
                            + " \"deployments\" in API group \"apps\" in the namespace \"ns\"");
        }

        @Test
        void theAuthorizerSeesWhomTheAuthenticatorSaw() {
            List<User> asked = new ArrayList<>();
            User node = User.node("n1");
            TestServer server = new TestServer(platform, store, List.of(), request -> Optional.of(node), request -> {
                asked.add(request.user());
                return Optional.empty();
            });
            server.client().of(Pod.class).list();
            assertThat(asked).containsExactly(node);
        }
    }

    @Test
    void aSubresourceThatThrowsIsNamed() {
        ServedKind<ConfigMap> kind = ServedKind.of(ConfigMap.class)
                .putSubresource("explode", call -> {
                    throw bug();
                })
                .build();
        ApiServer server = new ApiServer(
                store, platform, new Registry(List.of(kind)), List.of(), Authenticator.TRUST, Authorizer.ALWAYS_ALLOW);
        ApiRequest request = TestServer.request(Verb.CREATE, configMap("a", "1"), "explode");
        Status status = ((ApiResponse.Refused) server.call(request)).status();
        assertThat(status.message())
                .contains("Internal error occurred: subresource \"explode\" failed: java.lang.IllegalStateException: a"
                        + " bug");
    }

    @Test
    void aNameThatIsAlwaysTakenIsGivenUp() {
        TestServer server = new TestServer(new SameAgain(platform), store, List.of());
        Resources<ConfigMap> maps = server.client().configMaps("default");
        ConfigMap sent = ConfigMap.builder()
                .metadata(ObjectMeta.builder().generateName("job-").build())
                .build();
        String name = maps.create(sent).name();
        Status status = Refusal.status(() -> maps.create(sent));
        assertThat(status.message())
                .contains("configmaps \"" + name
                        + "\" already exists, the server was not able to generate a unique name for the object");
        assertThat(status.reason()).contains("AlreadyExists");
        assertThat(status.details().orElseThrow().retryAfterSeconds()).isEqualTo(1);
    }

    @Test
    void aNameThatIsTakenOnceIsReplaced() {
        SameAgain repeating = new SameAgain(platform);
        TestServer server = new TestServer(repeating, store, List.of());
        Resources<ConfigMap> maps = server.client().configMaps("default");
        ConfigMap sent = ConfigMap.builder()
                .metadata(ObjectMeta.builder().generateName("job-").build())
                .build();
        String first = maps.create(sent).name();
        repeating.repeat(7 * 5);
        assertThat(maps.create(sent).name()).isNotEqualTo(first);
    }
}
