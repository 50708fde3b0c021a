package dev.coracle.controllers.serviceaccount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.controllers.Stage;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.meta.ObjectMeta;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamespaceDefaultsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Stage stage = new Stage(new ServiceAccounts(), new RootCertificates("pem"));

    @Test
    void everyNamespaceHasAnAccountAndCertificates() {
        namespace("old");
        stage.start();
        namespace("new");
        stage.run(SECOND);
        for (String name : List.of("old", "new")) {
            assertThat(stage.client().serviceAccounts(name).find("default")).isPresent();
            ConfigMap certificates = stage.client().configMaps(name).get("kube-root-ca.crt");
            assertThat(certificates.data()).isEqualTo(Collections.singletonMap("ca.crt", "pem"));
            assertThat(certificates.metadata().annotations())
                    .containsEntry(
                            "kubernetes.io/description",
                            "Contains a CA bundle that can be used to verify the kube-apiserver when using internal"
                                    + " endpoints such as the internal service IP or kubernetes.default.svc. No other"
                                    + " usage is guaranteed across distributions of Kubernetes clusters.");
        }
    }

    @Test
    void whatIsDeletedOrChangedComesBack() {
        namespace("a");
        stage.start();
        stage.client().serviceAccounts("a").delete("default");
        stage.client().configMaps("a").edit("kube-root-ca.crt", it -> it.withData(Collections.emptyMap()));
        stage.run(SECOND);
        assertThat(stage.client().serviceAccounts("a").find("default")).isPresent();
        assertThat(stage.client().configMaps("a").get("kube-root-ca.crt").data())
                .hasSize(1);
        stage.client().configMaps("a").delete("kube-root-ca.crt");
        stage.run(SECOND);
        assertThat(stage.client().configMaps("a").find("kube-root-ca.crt")).isPresent();
    }

    @Test
    void aNamespaceThatIsGoingGetsNothing() {
        namespace("a");
        stage.start();
        stage.client().namespaces().delete("a");
        stage.run(SECOND);
        stage.client().serviceAccounts("a").delete("default");
        stage.run(SECOND);
        assertThat(stage.client().serviceAccounts("a").find("default")).isEmpty();
    }

    private void namespace(String name) {
        stage.client()
                .namespaces()
                .create(Namespace.builder()
                        .metadata(ObjectMeta.builder().name(name).build())
                        .build());
    }
}
