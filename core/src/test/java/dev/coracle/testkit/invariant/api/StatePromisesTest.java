package dev.coracle.testkit.invariant.api;

import static dev.coracle.testkit.invariant.api.Scene.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.Time;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodStatus;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.testkit.invariant.Hearing;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No API server lets these things happen, so they are made up. */
class StatePromisesTest {
    private final Hearing hearing =
            new Hearing(new RevisionsRise(), new IdentityKept(new Wire()), new DeletionMonotone(), new PhaseMonotone());
    private long revision;

    private List<String> see(ConfigMap map) {
        return hearing.see(ConfigMap.class, map);
    }

    private static ConfigMap dying(long revision, long due) {
        return map("a", revision, it -> it.deletionTimestamp(new Time(Instant.ofEpochSecond(due))));
    }

    private List<String> pod(String phase) {
        ObjectMeta metadata = ObjectMeta.builder()
                .namespace("default")
                .name("p")
                .uid("p")
                .resourceVersion(Long.toString(++revision))
                .build();
        Pod pod = Pod.builder()
                .metadata(metadata)
                .spec(PodSpec.builder().build())
                .status(PodStatus.builder().phase(phase).build())
                .build();
        return hearing.see(Pod.class, pod);
    }

    @Test
    void aLifeFromBeginningToEndKeepsAllPromises() {
        assertThat(see(map("a", 1))).isEmpty();
        assertThat(see(map("a", 2))).isEmpty();
        assertThat(see(dying(3, 40))).isEmpty();
        assertThat(see(dying(4, 30))).isEmpty();
        assertThat(hearing.gone(ConfigMap.class, dying(5, 30), 5)).isEmpty();
        assertThat(see(map("a", 6, it -> it.uid("another")))).isEmpty();
        assertThat(hearing.audit()).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
    }

    @Test
    void aRevisionThatComesAgainBreaksTheOrder() {
        see(map("a", 5));

        assertThat(see(map("b", 5)))
                .containsExactly("RevisionsRise: object default/b changed at revision 5 after 5; it should be later");
    }

    @Test
    void anObjectThatDoesNotCarryItsRevisionBreaksTheOrder() {
        assertThat(hearing.see(ConfigMap.class, map("a", 4), 5))
                .singleElement()
                .asString()
                .contains("carries resourceVersion 4 at revision 5");
    }

    @Test
    void aUidThatComesAgainIsNobodysOwn() {
        see(map("a", 1));
        hearing.gone(ConfigMap.class, map("a", 2), 2);

        assertThat(see(map("a", 3))).singleElement().asString().contains("has the uid a that ConfigMap default/a had");
        assertThat(see(map("b", 4, it -> it.uid("a")))).hasSize(1);
    }

    @Test
    void anObjectThatIsReplacedWithoutDeletionLosesItsIdentity() {
        see(map("a", 1));

        assertThat(see(map("a", 2, it -> it.uid("another"))))
                .containsExactly("IdentityKept: ConfigMap default/a took the place of uid a, which was not deleted; it"
                        + " should wait for it");
    }

    @Test
    void aDeletionIsNeitherTakenBackNorPutOff() {
        see(dying(1, 30));

        assertThat(see(dying(2, 20))).isEmpty();
        assertThat(see(dying(3, 31))).singleElement().asString().contains("is now to go at");
        assertThat(see(map("a", 4))).singleElement().asString().contains("is now to stay");
    }

    @Test
    void anObjectWithFinalizersDoesNotJustGo() {
        see(map("a", 1, it -> it.addFinalizers("keep")));

        assertThat(hearing.gone(ConfigMap.class, map("a", 2), 2))
                .containsExactly("DeletionMonotone: ConfigMap default/a is gone in spite of [keep]; it should wait"
                        + " until they are removed");
    }

    @Test
    void phasesGoForward() {
        assertThat(pod("Pending")).isEmpty();
        assertThat(pod("Running")).isEmpty();
        assertThat(pod("Pending"))
                .containsExactly(
                        "PhaseMonotone: pod default/p was Running and is Pending; it should go forward or stay");
        assertThat(pod("Succeeded")).isEmpty();
        assertThat(pod("Failed")).hasSize(1);
    }
}
