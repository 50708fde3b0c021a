package dev.coracle.apiserver.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.Client;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.json.Json;
import dev.coracle.model.json.Yaml;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.simulation.kernel.Kernel;
import org.junit.jupiter.api.Test;

class StorageAdmissionTest {
    private final Client client =
            TestServer.guarded(new Kernel(1).root(), "default").client();

    private <T extends ApiObject> T create(Class<T> type, String yaml) {
        T object = Json.fromTree(type, Yaml.parse(yaml).get(0).tree());
        return client.of(type).in(object.namespace()).create(object);
    }

    private PersistentVolumeClaim claim(String name, String more) {
        return create(
                PersistentVolumeClaim.class,
                "{metadata: {namespace: default, name: " + name + "}, spec: {accessModes: [ReadWriteOnce], resources:"
                        + " {requests: {storage: 1Gi}}" + more + "}}");
    }

    @Test
    void aClaimThatNamesNoClassGetsTheDefaultOne() {
        assertThat(claim("early", "").spec().storageClassName()).isEmpty();

        create(StorageClass.class, "{metadata: {name: other}, provisioner: p}");
        create(
                StorageClass.class,
                "{metadata: {name: usual, annotations: {storageclass.kubernetes.io/is-default-class: 'true'}},"
                        + " provisioner: p}");

        assertThat(claim("silent", "").spec().storageClassName()).contains("usual");
        assertThat(claim("none", ", storageClassName: ''").spec().storageClassName())
                .contains("");
        assertThat(claim("named", ", storageClassName: other").spec().storageClassName())
                .contains("other");
    }

    @Test
    void volumesAndClaimsStayUntilSomebodyLetsThemGo() {
        create(
                PersistentVolume.class,
                "{metadata: {name: pv}, spec: {accessModes: [ReadWriteOnce], capacity: {storage: 1Gi}, hostPath: {path:"
                        + " /data}}}");
        assertThat(claim("c", "").metadata().finalizers()).containsExactly("kubernetes.io/pvc-protection");

        client.of(PersistentVolume.class).delete("pv");

        assertThat(client.of(PersistentVolume.class).get("pv").metadata().finalizers())
                .containsExactly("kubernetes.io/pv-protection");
    }
}
