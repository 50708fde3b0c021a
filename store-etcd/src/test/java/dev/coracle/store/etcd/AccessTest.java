package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.StoreException;
import dev.coracle.store.Value;
import io.etcd.jetcd.api.AuthEnableRequest;
import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthRoleAddRequest;
import io.etcd.jetcd.api.AuthUserAddRequest;
import io.etcd.jetcd.api.AuthUserGrantRoleRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may come in, and whom one lets in. */
@Timeout(120)
class AccessTest {
    @TempDir
    private Path directory = Path.of("");

    private final Platform platform = new LivePlatform("etcd-access", 3);

    @AfterEach
    void stop() {
        platform.close();
    }

    private ClusterStore open(EtcdOptions options) {
        return EtcdStore.at(options).open(platform);
    }

    @Test
    void membersAndStoreKnowEachOtherByCertificates() throws Exception {
        Certificate self = Certificate.in(directory);
        try (EtcdCluster etcd = EtcdCluster.start(
                "https",
                1,
                "--cert-file=" + self.certificate(),
                "--key-file=" + self.key(),
                "--trusted-ca-file=" + self.certificate(),
                "--client-cert-auth")) {
            EtcdOptions options = etcd.options()
                    .authorities(self.certificate())
                    .certificate(self.certificate())
                    .key(self.key())
                    .timeout(Duration.ofSeconds(30))
                    .build();
            etcd.ready(options);
            try (ClusterStore store = open(options)) {
                store.put("/key", Value.of("value"), 0).get();
                assertThat(store.get("/key")).isPresent();
            }
            EtcdOptions stranger = etcd.options().timeout(Duration.ofSeconds(2)).build();
            assertThatThrownBy(() -> open(stranger))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("no member of etcd answers");
        }
    }

    @Test
    void aUserLogsInAndDoesSoAgainWhenTheMemberHasForgotten() {
        try (EtcdCluster etcd = EtcdCluster.start(1).ready()) {
            demandUsers(etcd);
            EtcdOptions options = etcd.options().user("root").password("secret").build();
            try (ClusterStore store = open(options)) {
                Cursor cursor = store.changes("/", 0).get();
                store.put("/before", Value.of("value"), 0).get();
                etcd.kill(0);
                etcd.restart(0); // tokens are in the memory of the member
                etcd.ready(options);
                store.put("/after", Value.of("value"), 0).get();
                assertThat(store.count("/")).isEqualTo(2);
                assertThat(cursor.next(10).get()).hasSize(2);
            }
            EtcdOptions wrong = etcd.options().user("root").password("guess").build();
            assertThat(catchThrowableOfType(StoreException.class, () -> open(wrong)))
                    .hasMessageContaining("authentication failed");
            assertThat(catchThrowableOfType(
                            StoreException.class, () -> open(etcd.options().build())))
                    .hasMessageContaining("user name is empty");
        }
    }

    private static void demandUsers(EtcdCluster etcd) {
        EtcdOptions options = etcd.options().build();
        Members members = new Members(options);
        try {
            Calls calls = new Calls(members, new Login(options), options.timeout());
            calls.write(
                    AuthGrpc.getUserAddMethod(),
                    AuthUserAddRequest.newBuilder()
                            .setName("root")
                            .setPassword("secret")
                            .build());
            calls.write(
                    AuthGrpc.getRoleAddMethod(),
                    AuthRoleAddRequest.newBuilder().setName("root").build());
            calls.write(
                    AuthGrpc.getUserGrantRoleMethod(),
                    AuthUserGrantRoleRequest.newBuilder()
                            .setUser("root")
                            .setRole("root")
                            .build());
            calls.write(AuthGrpc.getAuthEnableMethod(), AuthEnableRequest.getDefaultInstance());
        } finally {
            members.close();
        }
    }

    @Test
    void endpointsOfDifferentClustersAreRefused() {
        try (EtcdCluster one = EtcdCluster.start(1).ready();
                EtcdCluster other = EtcdCluster.start(1).ready()) {
            EtcdOptions both = one.options().addAllEndpoints(other.endpoints()).build();
            assertThatThrownBy(() -> open(both))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("different etcd clusters");
        }
    }

    @Test
    void whereNobodyIsTheStoreSaysWho() {
        EtcdOptions nobody = EtcdOptions.builder()
                .endpoints(List.of(java.net.URI.create("http://127.0.0.1:1")))
                .timeout(Duration.ofSeconds(1))
                .build();
        assertThatThrownBy(() -> open(nobody))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("http://127.0.0.1:1");
    }
}
