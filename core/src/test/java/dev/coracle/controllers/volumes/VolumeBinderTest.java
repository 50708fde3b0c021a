package dev.coracle.controllers.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.controllers.Stage;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.Pod;
import dev.coracle.model.json.Json;
import dev.coracle.model.json.Yaml;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.storage.StorageClass;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VolumeBinderTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Stage stage = new Stage(new VolumeBinder(), new ClaimProtection(), new VolumeProtection());

    private <T extends ApiObject> T create(Class<T> type, String yaml) {
        T object = Json.fromTree(type, Yaml.parse(yaml).get(0).tree());
        return stage.client().of(type).in(object.namespace()).create(object);
    }

    private void claim(String name, String more) {
        create(
                PersistentVolumeClaim.class,
                "{metadata: {namespace: ns, name: " + name
                        + ", finalizers: [kubernetes.io/pvc-protection]}, spec: {accessModes: [ReadWriteOnce], resources:"
                        + " {requests: {storage: 1Gi}}" + more + "}}");
    }

    private void volume(String name, String size, String more) {
        create(
                PersistentVolume.class,
                "{metadata: {name: " + name
                        + ", finalizers: [kubernetes.io/pv-protection]}, spec: {accessModes: [ReadWriteOnce], capacity: {storage: "
                        + size + "}, hostPath: {path: /data}" + more + "}}");
    }

    private PersistentVolumeClaim claim(String name) {
        return stage.client().of(PersistentVolumeClaim.class).in("ns").get(name);
    }

    private PersistentVolume volume(String name) {
        return stage.client().of(PersistentVolume.class).get(name);
    }

    private boolean isThere(String volume) {
        return stage.client().of(PersistentVolume.class).find(volume).isPresent();
    }

    @Test
    void aClaimGetsTheSmallestVolumeThatDoes() {
        stage.start();
        volume("large", "9Gi", "");
        volume("middle", "2Gi", "");
        volume("small", "500Mi", "");
        stage.run(SECOND);
        assertThat(volume("large").status().phase()).contains("Available");

        claim("c", "");
        stage.run(SECOND);

        assertThat(claim("c").spec().volumeName()).contains("middle");
        assertThat(claim("c").status().phase()).contains("Bound");
        assertThat(claim("c").status().capacity().get("storage")).hasToString("2Gi");
        assertThat(claim("c").metadata().annotations()).containsEntry("pv.kubernetes.io/bind-completed", "yes");
        assertThat(volume("middle").status().phase()).contains("Bound");
        assertThat(volume("middle").spec().claimRef().orElseThrow().uid())
                .contains(claim("c").uid());
        assertThat(volume("large").status().phase()).contains("Available");
    }

    @Test
    void aVolumeSetAsideForAClaimIsItsAlone() {
        stage.start();
        volume("set-aside", "1Gi", ", claimRef: {namespace: ns, name: second}");
        claim("first", "");
        stage.run(SECOND);
        assertThat(claim("first").status().phase()).contains("Pending");

        claim("second", "");
        stage.run(SECOND);

        assertThat(claim("second").spec().volumeName()).contains("set-aside");
        assertThat(claim("first").status().phase()).contains("Pending");
    }

    @Test
    void aClaimThatNamesItsVolumeWaitsForIt() {
        stage.start();
        claim("c", ", volumeName: mine");
        volume("other", "1Gi", "");
        stage.run(SECOND);
        assertThat(claim("c").status().phase()).contains("Pending");

        volume("mine", "1Gi", "");
        stage.run(SECOND);

        assertThat(claim("c").status().phase()).contains("Bound");
        assertThat(volume("other").spec().claimRef()).isEmpty();
    }

    @Test
    void aVolumeThatWasMadeGoesWithItsClaim() {
        create(StorageClass.class, "{metadata: {name: made}, provisioner: disks}");
        stage.start();
        claim("c", ", storageClassName: made");
        stage.run(SECOND);
        String name = claim("c").spec().volumeName().orElseThrow();
        assertThat(volume(name).spec().persistentVolumeReclaimPolicy()).contains("Delete");

        stage.client().of(PersistentVolumeClaim.class).in("ns").delete("c");
        stage.run(SECOND);

        assertThat(isThere(name)).isFalse();
    }

    @Test
    void aVolumeThatIsToBeKeptIsReleasedWhenItsClaimGoes() {
        stage.start();
        volume("kept", "1Gi", "");
        claim("c", "");
        stage.run(SECOND);
        stage.client().of(PersistentVolume.class).delete("kept");
        stage.run(SECOND);
        assertThat(volume("kept").isTerminating()).isTrue();

        stage.client().of(PersistentVolumeClaim.class).in("ns").delete("c");
        stage.run(SECOND);

        assertThat(isThere("kept")).isFalse();
    }

    @Test
    void aClaimWhoseVolumeIsGoneIsLost() {
        stage.start();
        volume("gone", "1Gi", "");
        claim("c", "");
        stage.run(SECOND);
        PersistentVolume gone = volume("gone");
        stage.client()
                .of(PersistentVolume.class)
                .update(gone.withMetadata(gone.metadata().withFinalizers()));
        stage.client().of(PersistentVolume.class).delete("gone");
        stage.run(SECOND);

        assertThat(claim("c").status().phase()).contains("Lost");
    }

    @Test
    void aDeletedClaimStaysAsLongAsAPodOnANodeUsesIt() {
        stage.start();
        volume("pv", "1Gi", "");
        claim("c", "");
        create(
                Pod.class,
                "{metadata: {namespace: ns, name: p}, spec: {nodeName: node, terminationGracePeriodSeconds: 0, containers:"
                        + " [{name: c, image: i}], volumes: [{name: v, persistentVolumeClaim: {claimName: c}}]}}");
        stage.run(SECOND);
        stage.client().of(PersistentVolumeClaim.class).in("ns").delete("c");
        stage.run(SECOND);
        assertThat(claim("c").isTerminating()).isTrue();

        stage.client().pods("ns").delete("p");
        stage.run(SECOND);

        assertThat(stage.client().of(PersistentVolumeClaim.class).in("ns").find("c"))
                .isEmpty();
        assertThat(volume("pv").status().phase()).contains("Released");
    }

    @Test
    void whatACrashLeavesUndoneIsDone() {
        create(StorageClass.class, "{metadata: {name: made}, provisioner: disks}");
        stage.start();
        for (int i = 0; i < 10; i++) {
            claim("c" + i, ", storageClassName: made");
            stage.run(Duration.ofMillis(i));
            stage.restart();
        }
        stage.run(Duration.ofSeconds(30));

        for (int i = 0; i < 10; i++) assertThat(claim("c" + i).status().phase()).contains("Bound");
        assertThat(stage.client().of(PersistentVolume.class).list().items()).hasSize(10);
    }
}
