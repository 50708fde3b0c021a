package dev.coracle.client.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.json.Json;
import dev.coracle.model.json.Yaml;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.schema.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Patches for given documents and objects; the first two were recorded from kubectl 1.33. */
class KubectlPatchTest {
    private static final String LIVE = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: d2, namespace: default, generation: 1, uid: u, resourceVersion: "7"}
            spec:
              progressDeadlineSeconds: 600
              replicas: 1
              revisionHistoryLimit: 10
              selector: {matchLabels: {app: d2}}
              strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}}
              template:
                metadata: {labels: {app: d2}}
                spec:
                  containers:
                  - {name: c, image: "img:1", imagePullPolicy: IfNotPresent}
                  dnsPolicy: ClusterFirst
                  restartPolicy: Always
            """;

    private static final String DOCUMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: d2, namespace: default}
            spec:
              replicas: 1
              selector: {matchLabels: {app: d2}}
              template:
                metadata: {labels: {app: d2}}
                spec:
                  containers: [{name: c, image: "%s"}]
            """;

    private static final String APPLIED = """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"annotations":{},"name":"d2","namespace":"default"},\
            "spec":{"replicas":1,"selector":{"matchLabels":{"app":"d2"}},"template":{"metadata":{"labels":{"app":"d2"}},\
            "spec":{"containers":[{"image":"%s","name":"c"}]}}}}
            """;

    private static final String DNS =
            "{spec: {ports: [{port: 53, protocol: UDP, name: dns}, {port: 53, protocol: TCP, name: dns-tcp}]}}";
    private static final String LIVE_DNS = "{spec: {ports: [{port: 53, protocol: UDP, name: dns, nodePort: 30001},"
            + " {port: 53, protocol: TCP, name: dns-tcp, nodePort: 30002}]}}";

    @Test
    void anObjectMadeOtherwiseGetsTheAnnotation() {
        Deployment live = decode(Deployment.class, LIVE);
        Map<String, @Nullable Object> wanted = LastApplied.annotate(tree(DOCUMENT.formatted("img:1")));
        assertThat(patchText(LastApplied.of(live), wanted, live)).isEqualTo("{" + annotation("img:1") + "}");
    }

    @Test
    void aNewImageNamesItsContainerAndTheOrder() {
        Deployment live = annotated(LIVE, DOCUMENT.formatted("img:1"));
        Map<String, @Nullable Object> wanted = LastApplied.annotate(tree(DOCUMENT.formatted("img:2")));
        assertThat(patchText(LastApplied.of(live), wanted, live))
                .isEqualTo("{" + annotation("img:2")
                        + ",\"spec\":{\"template\":{\"spec\":{\"$setElementOrder/containers\":[{\"name\":\"c\"}],"
                        + "\"containers\":[{\"image\":\"img:2\",\"name\":\"c\"}]}}}}");
    }

    @Test
    void theSameDocumentAgainIsNoPatch() {
        Deployment live = annotated(LIVE, DOCUMENT.formatted("img:1"));
        Map<String, @Nullable Object> wanted = LastApplied.annotate(tree(DOCUMENT.formatted("img:1")));
        assertThat(patchText(LastApplied.of(live), wanted, live)).isEqualTo("{}");
    }

    @Test
    void alternativesThatAreNotWantedAreNotRetained() {
        String last = "{spec: {strategy: {type: RollingUpdate}}}";
        String wanted = "{spec: {strategy: {type: Recreate}}}";
        assertThat(patch(Deployment.class, last, wanted, LIVE))
                .isEqualTo("{\"spec\":{\"strategy\":{\"$retainKeys\":[\"type\"],\"type\":\"Recreate\"}}}");
    }

    @Test
    void aVolumeThatChangesItsKindKeepsNothingOfTheOld() {
        String last = "{spec: {volumes: [{name: v, emptyDir: {medium: Memory}}]}}";
        String wanted = "{spec: {volumes: [{name: v, hostPath: {path: /x}}]}}";
        assertThat(patch(Pod.class, last, wanted, last))
                .isEqualTo(
                        "{\"spec\":{\"$setElementOrder/volumes\":[{\"name\":\"v\"}],\"volumes\":[{\"$retainKeys\":"
                                + "[\"hostPath\",\"name\"],\"emptyDir\":null,\"hostPath\":{\"path\":\"/x\"},\"name\":\"v\"}]}}");
    }

    @Test
    void anElementThatIsDroppedIsDeletedByItsKey() {
        String last = "{spec: {containers: [{name: a, image: x}, {name: b, image: x}]}}";
        String wanted = "{spec: {containers: [{name: a, image: x}]}}";
        assertThat(patch(Pod.class, last, wanted, last))
                .isEqualTo("{\"spec\":{\"$setElementOrder/containers\":[{\"name\":\"a\"}],\"containers\":"
                        + "[{\"$patch\":\"delete\",\"name\":\"b\"}]}}");
    }

    @Test
    void aProbeThatIsDroppedGoesWithItsDefaults() {
        String last = "{spec: {containers: [{name: a, livenessProbe: {httpGet: {port: 80}}}]}}";
        String wanted = "{spec: {containers: [{name: a}]}}";
        String live = "{spec: {containers: [{name: a, livenessProbe: {httpGet: {port: 80}, periodSeconds: 10}}]}}";
        assertThat(patch(Pod.class, last, wanted, live))
                .isEqualTo("{\"spec\":{\"$setElementOrder/containers\":[{\"name\":\"a\"}],\"containers\":"
                        + "[{\"livenessProbe\":null,\"name\":\"a\"}]}}");
    }

    @Test
    void labelsThatAreDroppedAltogetherGoWithoutThoseOfOthers() {
        String last = "{metadata: {labels: {a: x, b: x}}}";
        String live = "{metadata: {labels: {a: x, b: x, c: x}}}";
        assertThat(patch(Pod.class, last, "{metadata: {}}", live))
                .isEqualTo("{\"metadata\":{\"labels\":{\"a\":null,\"b\":null}}}");
    }

    @Test
    void aNullSaysThatTheFieldShouldBeAbsent() {
        assertThat(patch(Pod.class, "{}", "{metadata: {labels: null}}", "{metadata: {labels: {a: x}}}"))
                .isEqualTo("{\"metadata\":{\"labels\":null}}");
        assertThat(patch(Pod.class, "{}", "{metadata: {labels: null}}", "{metadata: {}}"))
                .isEqualTo("{}");
    }

    @Test
    void finalizersAreASet() {
        String last = "{metadata: {finalizers: [a/a, b/b]}}";
        String wanted = "{metadata: {finalizers: [b/b, c/c]}}";
        String live = "{metadata: {finalizers: [a/a, b/b, x/x]}}";
        assertThat(patch(Pod.class, last, wanted, live))
                .isEqualTo("{\"metadata\":{\"$deleteFromPrimitiveList/finalizers\":[\"a/a\"],"
                        + "\"$setElementOrder/finalizers\":[\"b/b\",\"c/c\"],\"finalizers\":[\"c/c\"]}}");
    }

    @Test
    void portsThatTheKeyCannotTellApartAreComparedOneByOne() {
        assertThat(patch(Service.class, DNS, DNS, LIVE_DNS)).isEqualTo("{}");
    }

    @Test
    void portsThatTheKeyCannotTellApartAreReplacedTogether() {
        assertThat(patch(Service.class, DNS, DNS.replace("dns-tcp", "tcp"), LIVE_DNS))
                .isEqualTo("{\"spec\":{\"ports\":[{\"$patch\":\"replace\"},"
                        + "{\"name\":\"dns\",\"nodePort\":30001,\"port\":53,\"protocol\":\"UDP\"},"
                        + "{\"name\":\"tcp\",\"nodePort\":30002,\"port\":53,\"protocol\":\"TCP\"}]}}");
    }

    private static String annotation(String image) {
        return "\"metadata\":{\"annotations\":{\"kubectl.kubernetes.io/last-applied-configuration\":"
                + Json.treeToText(APPLIED.formatted(image)) + "}}";
    }

    private static String patch(Class<? extends ApiObject> type, String last, String wanted, String live) {
        return Json.treeToText(ThreeWayDiff.patch(tree(last), tree(wanted), tree(live), Schema.of(type)));
    }

    private static String patchText(
            Map<String, @Nullable Object> last, Map<String, @Nullable Object> wanted, Deployment live) {
        Map<String, @Nullable Object> stored = Trees.object(Json.toTree(live));
        return Json.treeToText(ThreeWayDiff.patch(last, wanted, stored, Schema.of(Deployment.class)));
    }

    private static Deployment annotated(String live, String document) {
        Deployment plain = decode(Deployment.class, live);
        Deployment applied = Json.fromTree(Deployment.class, LastApplied.annotate(tree(document)));
        return plain.withMetadata(
                plain.metadata().withAnnotations(applied.metadata().annotations()));
    }

    private static Deployment decode(Class<Deployment> type, String yaml) {
        return Json.fromTree(type, tree(yaml));
    }

    private static Map<String, @Nullable Object> tree(String yaml) {
        return Trees.object(Yaml.parse(yaml).get(0).tree());
    }
}
