package dev.coracle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.controllers.ControllerManager;
import dev.coracle.controllers.volumes.EphemeralVolumes;
import dev.coracle.controllers.volumes.VolumeBinder;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.Volume;
import dev.coracle.model.json.Json;
import dev.coracle.model.json.Yaml;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.scheduler.plugins.volumes.VolumeBinding;
import dev.coracle.scheduler.plugins.volumes.VolumeBindingArgs;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A scheduler, and where the test wants it the controllers of volumes: pods get nodes and volumes together. */
class VolumeSchedulingTest {
    private final SchedulerWorld world = new SchedulerWorld();

    private <T extends ApiObject> T create(Class<T> type, String yaml) {
        T object = Json.fromTree(type, Yaml.parse(yaml).get(0).tree());
        return world.client.of(type).in(object.namespace()).create(object);
    }

    private void storageClass(String provisioner, String mode) {
        create(
                StorageClass.class,
                "{metadata: {name: disks}, provisioner: " + provisioner + ", volumeBindingMode: " + mode + "}");
    }

    private void claim(String name) {
        create(
                PersistentVolumeClaim.class,
                "{metadata: {namespace: default, name: " + name + "}, spec: {storageClassName: disks, accessModes:"
                        + " [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}");
    }

    private void volume(String name, String size, String node) {
        PersistentVolume volume = create(
                PersistentVolume.class,
                "{metadata: {name: " + name + "}, spec: {storageClassName: disks, accessModes: [ReadWriteOnce],"
                        + " capacity: {storage: " + size + "}, local: {path: /d}, nodeAffinity: {required:"
                        + " {nodeSelectorTerms: [{matchExpressions: [{key: host, operator: In, values: [" + node
                        + "]}]}]}}}}");
        world.client
                .of(PersistentVolume.class)
                .updateStatus(volume.withStatus(volume.status().withPhase("Available")));
    }

    private void node(String name) {
        world.node(name, "4", it -> it.withMetadata(it.metadata().withLabels(Collections.singletonMap("host", name))));
    }

    private void pod(String name, String claim) {
        world.pod(name, "1", spec -> spec.withVolumes(volume(claim)));
    }

    private static Volume volume(String claim) {
        return Json.fromTree(
                Volume.class,
                Yaml.parse("{name: data, persistentVolumeClaim: {claimName: " + claim + "}}")
                        .get(0)
                        .tree());
    }

    private void startControllers() {
        new ControllerManager(
                        world.client,
                        world.kernel.root().process("manager"),
                        List.of(new VolumeBinder(), new EphemeralVolumes()),
                        Optional.empty())
                .start();
    }

    private PersistentVolumeClaim claimOf(String name) {
        return world.client.of(PersistentVolumeClaim.class).in("default").get(name);
    }

    @Test
    void aPodWaitsUntilItsClaimIsBound() {
        node("a");
        storageClass("disks.example.com", "Immediate");
        claim("data");
        pod("p", "data");
        world.start();
        world.run(Duration.ofSeconds(5));
        assertThat(world.isBound("p")).isFalse();
        assertThat(world.message("p"))
                .startsWith("0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.");

        startControllers();
        world.await(() -> world.isBound("p"));

        assertThat(claimOf("data").status().phase()).contains("Bound");
    }

    @Test
    void twoPodsGetTheSmallestVolumesThatDoAndTheNodesThatHaveThem() {
        node("a");
        node("b");
        storageClass("kubernetes.io/no-provisioner", "WaitForFirstConsumer");
        volume("large", "9Gi", "b");
        volume("small", "1Gi", "b");
        volume("tiny", "1Mi", "a");
        claim("one");
        claim("two");
        startControllers();
        world.start();
        pod("p", "one");
        pod("q", "two");
        world.await(() -> world.isBound("p") && world.isBound("q"));

        assertThat(List.of(world.nodeOf("p"), world.nodeOf("q"))).containsExactly("b", "b");
        assertThat(claimOf("one").spec().volumeName()).contains("small");
        assertThat(claimOf("two").spec().volumeName()).contains("large");
        pod("r", "three");
        claim("three");
        world.run(Duration.ofSeconds(5));
        assertThat(world.message("r"))
                .startsWith("0/2 nodes are available: 2 node(s) didn't find available persistent volumes to bind.");
    }

    @Test
    void aVolumeIsMadeForTheNodeOfItsFirstPod() {
        node("a");
        storageClass("disks.example.com", "WaitForFirstConsumer");
        claim("data");
        startControllers();
        world.start();
        world.run(Duration.ofSeconds(5));
        assertThat(claimOf("data").spec().volumeName()).isEmpty();

        pod("p", "data");
        world.await(() -> world.isBound("p"));

        assertThat(claimOf("data").metadata().annotations())
                .containsEntry("volume.kubernetes.io/selected-node", "a")
                .containsEntry("volume.kubernetes.io/storage-provisioner", "disks.example.com");
        PersistentVolume made = world.client
                .of(PersistentVolume.class)
                .get(claimOf("data").spec().volumeName().orElseThrow());
        assertThat(made.status().phase()).contains("Bound");
        assertThat(made.spec().csi().orElseThrow().driver()).isEqualTo("disks.example.com");
    }

    @Test
    void aPodGoesBackWhenItsVolumeIsNotBoundInTime() {
        node("a");
        storageClass("disks.example.com", "WaitForFirstConsumer");
        claim("data");
        Profile impatient = Profile.defaults()
                .known(
                        VolumeBinding.NAME,
                        handle -> new VolumeBinding(new VolumeBindingArgs(Duration.ofSeconds(3)), handle));
        world.start(SchedulerOptions.of(impatient));
        pod("p", "data");
        world.run(Duration.ofSeconds(2));
        assertThat(claimOf("data").metadata().annotations()).containsEntry("volume.kubernetes.io/selected-node", "a");
        assertThat(world.find("p").orElseThrow().status().conditions()).isEmpty();

        world.run(Duration.ofSeconds(3));
        assertThat(world.scheduled("p").reason()).contains("SchedulerError");
        assertThat(world.message("p"))
                .isEqualTo("running PreBind plugin \"VolumeBinding\": binding volumes: context deadline exceeded");
        startControllers();
        world.await(() -> world.isBound("p"));
    }

    @Test
    void aPodBringsItsOwnClaim() {
        node("a");
        storageClass("disks.example.com", "WaitForFirstConsumer");
        startControllers();
        world.start();
        world.pod(
                "p",
                "1",
                spec -> spec.withVolumes(Json.fromTree(
                        Volume.class,
                        Yaml.parse("{name: own, ephemeral: {volumeClaimTemplate: {spec: {storageClassName: disks,"
                                        + " accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}}")
                                .get(0)
                                .tree())));
        world.await(() -> world.isBound("p"));

        assertThat(claimOf("p-own").status().phase()).contains("Bound");
        assertThat(claimOf("p-own").metadata().ownerReferences().get(0).name()).isEqualTo("p");
    }
}
