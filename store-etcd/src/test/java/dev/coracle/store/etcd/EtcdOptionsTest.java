package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class EtcdOptionsTest {
    private static final URI PLAIN = URI.create("http://10.0.0.1:2379");

    private static void refused(String reason, UnaryOperator<EtcdOptions.Builder> change) {
        EtcdOptions.Builder builder = change.apply(EtcdOptions.builder().addEndpoints(PLAIN));
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatCannotWorkIsRefused() {
        refused("must not be empty", it -> it.endpoints(List.of()));
        refused("is like", it -> it.addEndpoints(URI.create("etcd:2379")));
        refused("is like", it -> it.addEndpoints(URI.create("ftp://10.0.0.1:2379")));
        refused("all http or all https", it -> it.addEndpoints(URI.create("https://10.0.0.1:2379")));
        refused("certificate and key", it -> it.certificate(Path.of("a.crt")));
        refused("of no use", it -> it.authorities(Path.of("a.crt")));
        refused("user and password", it -> it.user("root"));
        refused("timeout", it -> it.timeout(Duration.ZERO));
        refused("history", it -> it.history(0));
        refused("compactionInterval", it -> it.compactionInterval(Duration.ofSeconds(-1)));
    }

    @Test
    void thePasswordIsNotShown() {
        EtcdOptions options = EtcdOptions.builder()
                .addEndpoints(PLAIN)
                .user("root")
                .password("secret")
                .build();
        assertThat(options.toString()).contains("root").doesNotContain("secret");
    }
}
