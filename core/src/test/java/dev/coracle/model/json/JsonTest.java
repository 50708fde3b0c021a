package dev.coracle.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.Bytes;
import dev.coracle.model.IntOrString;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.EmptyDirVolumeSource;
import dev.coracle.model.core.EnvVar;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.core.Secret;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.Volume;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void theCanonicalFormNamesTheTypeFirstAndThenSortsByName() {
        Pod pod = Pod.builder()
                .metadata(ObjectMeta.builder()
                        .name("p")
                        .putLabel("z", "1")
                        .putLabel("a", "2")
                        .build())
                .spec(PodSpec.builder()
                        .addContainer(Container.builder().name("c").image("i").build())
                        .build())
                .build();

        assertThat(Json.toText(pod))
                .isEqualTo("{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"labels\":{\"a\":\"2\",\"z\":\"1\"},"
                        + "\"name\":\"p\"},\"spec\":{\"containers\":[{\"image\":\"i\",\"name\":\"c\",\"resources\":{}}]},"
                        + "\"status\":{}}");
    }

    @Test
    void requiredFieldsAreWrittenEvenWhenEmpty() {
        assertThat(Json.toText(PodSpec.EMPTY)).isEqualTo("{\"containers\":[]}");
        assertThat(Json.toText(EnvVar.builder().build())).isEqualTo("{\"name\":\"\"}");
        assertThat(Json.toText(ServicePort.builder().build())).isEqualTo("{\"port\":0}");
    }

    @Test
    void someFieldsAreWrittenAsNullBecauseKubernetesDoes() {
        assertThat(Json.toText(Event.builder().build()))
                .contains("\"eventTime\":null", "\"firstTimestamp\":null", "\"reportingComponent\":\"\"");
        assertThat(Json.toText(EndpointSlice.builder().build())).contains("\"endpoints\":[]", "\"ports\":null");
        assertThat(Json.decode(Event.class, Json.encode(Event.builder().build())))
                .isEqualTo(Event.builder().build());
    }

    @Test
    void absenceDiffersFromEmptyOnlyWhereKubernetesTellsThemApart() {
        assertThat(Json.decode(PodSpec.class, "{\"nodeName\":\"\",\"securityContext\":null,\"nodeSelector\":{}}"))
                .isEqualTo(PodSpec.EMPTY);
        assertThat(Json.decode(PodSpec.class, "{\"runtimeClassName\":\"\"}").runtimeClassName())
                .hasValue("");
        assertThat(Json.decode(PodSpec.class, "{\"securityContext\":{}}").securityContext())
                .isPresent();
        assertThat(Json.decode(PodSpec.class, "{\"priority\":0}").priority()).hasValue(0);
        assertThat(Json.toText(Json.decode(PodSpec.class, "{\"priority\":0}"))).contains("\"priority\":0");
        assertThat(Json.decode(Pod.class, "null")).isEqualTo(Pod.builder().build());
    }

    @Test
    void nullInAListOrAMapIsZeroAsInGo() {
        assertThat(Json.decode(Container.class, "{\"args\":[\"a\",null]}").args())
                .containsExactly("a", "");
        assertThat(Json.decode(PodSpec.class, "{\"containers\":[null]}").containers())
                .containsExactly(Container.builder().build());
        assertThat(Json.decode(ConfigMap.class, "{\"data\":{\"a\":null}}").data())
                .containsEntry("a", "");
        assertThat(Json.decode(Secret.class, "{\"data\":{\"a\":null}}").data()).containsEntry("a", Bytes.utf8(""));
        assertThat(Json.decode(ResourceRequirements.class, "{\"limits\":{\"cpu\":null}}")
                        .limits())
                .containsEntry("cpu", Quantity.ZERO);
    }

    @Test
    void quantitiesMayStandWithoutQuotes() {
        ResourceRequirements read = Json.decode(
                ResourceRequirements.class,
                "{\"limits\":{\"a\":2,\"b\":0.5,\"c\":1e3,\"d\":0.0000001,\"e\":123456789012345678901234567890}}");

        assertThat(Json.toText(read))
                .isEqualTo("{\"limits\":{\"a\":\"2\",\"b\":\"500m\",\"c\":\"1e3\",\"d\":\"100n\","
                        + "\"e\":\"9223372036854775807\"}}");
    }

    @Test
    void theNumberEightyIsNotTheTextEighty() {
        ServicePort number = Json.decode(ServicePort.class, "{\"targetPort\":80}");
        ServicePort text = Json.decode(ServicePort.class, "{\"targetPort\":\"80\"}");

        assertThat(number.targetPort()).hasValue(IntOrString.of(80));
        assertThat(text.targetPort()).hasValue(IntOrString.of("80"));
        assertThat(Json.toText(number)).contains("\"targetPort\":80");
        assertThat(Json.toText(text)).contains("\"targetPort\":\"80\"");
    }

    @Test
    void unknownFieldsAreKeptExactlyAndWrittenAfterTheKnownOnes() {
        String text = "{\"image\":\"i\",\"name\":\"c\",\"resources\":{},"
                + "\"aFutureField\":{\"big\":123456789012345678901234567890,\"fraction\":1.50,\"list\":[1,null,{}]}}";

        Container read = Json.decode(Container.class, text);

        assertThat(Json.toText(read)).isEqualTo(text);
        assertThat(read.unknownFields().get("aFutureField"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("fraction", new BigDecimal("1.50"));
        assertThat(Json.decode(Container.class, "{\"aFutureField\":null}"))
                .isEqualTo(Container.builder().build());
    }

    @Test
    void mistakesStandInTheOrderOfTheText() {
        Document document =
                Json.parse("{\"kind\":\"Pod\",\"bogus\":1,\"spec\":{\"nodeName\":\"a\",\"x\":{\"y\":1,\"y\":2},"
                        + "\"nodeName\":\"b\",\"containers\":[{\"name\":\"c\",\"resurces\":{},\"name\":\"d\"}]},"
                        + "\"metadata\":{\"labels\":{\"a\":\"1\",\"a\":\"2\",\"a\":\"3\"}},\"kind\":\"Pod\"}");

        Json.Strict<Pod> read = Json.strict(Pod.class, document);

        assertThat(read.mistakes())
                .containsExactly(
                        "unknown field \"bogus\"",
                        "unknown field \"spec.x\"",
                        "duplicate field \"spec.nodeName\"",
                        "unknown field \"spec.containers[0].resurces\"",
                        "duplicate field \"spec.containers[0].name\"",
                        "duplicate field \"metadata.labels.a\"",
                        "duplicate field \"kind\"");
        assertThat(read.value().spec().nodeName()).hasValue("b");
        assertThat(read.value().metadata().labels()).containsEntry("a", "3");
    }

    @Test
    void afterAHundredMistakesNoMoreAreNamed() {
        String text =
                IntStream.range(0, 150).mapToObj(i -> "\"x" + i + "\":1").collect(Collectors.joining(",", "{", "}"));

        assertThat(Json.strict(Pod.class, Json.parse(text)).mistakes()).hasSize(100);
    }

    @Test
    void aTreeBelongsToWhoeverAskedForIt() {
        EmptyDirVolumeSource memory =
                EmptyDirVolumeSource.builder().medium("Memory").build();
        Volume volume = Volume.builder().name("v").emptyDir(memory).build();

        Map<?, ?> tree = (Map<?, ?>) Json.toTree(volume);
        ((Map<?, ?>) Objects.requireNonNull(tree.get("emptyDir"))).clear();

        assertThat(volume.emptyDir()).hasValue(memory);
        assertThat(tree.get("name")).isEqualTo("v");
    }

    @Test
    void halfASurrogatePairHasNoBytesAndIsWrittenAsAnEscape() {
        String text = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"data\":{\"k\":\"x\\uD800y\"},\"metadata\":{}}";

        assertThat(Json.toText(Json.decode(ConfigMap.class, text))).isEqualTo(text);
    }

    @Test
    void emptySelectorsAreNotAbsentOnes() {
        LabelSelector all = Json.decode(LabelSelector.class, "{\"matchLabels\":{}}");

        assertThat(all).isEqualTo(LabelSelector.builder().build());
        assertThat(Json.toText(all)).isEqualTo("{}");
    }

    @Test
    void depthIsLimitedWithoutHarm() {
        String deep = "{\"x\":" + "[".repeat(900) + "]".repeat(900) + "}";

        Pod read = Json.decode(Pod.class, deep);

        assertThat(Json.decode(Pod.class, Json.encode(read))).isEqualTo(read);
    }
}
