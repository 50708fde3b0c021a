package dev.coracle.controllers;

import static dev.coracle.client.TestServer.configMap;
import static dev.coracle.client.TestServer.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.Time;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Pod;
import dev.coracle.model.selector.Selector;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private static final Selector SELECTOR = Selector.parse("app=x");
    private static final Time GONE = new Time(Instant.EPOCH);

    private final ConfigMap owner = with(configMap("owner", "1"), "u1");
    private final Pod selected = pod("p", Collections.singletonMap("app", "x"));
    private final Pod other = pod("p", Collections.singletonMap("app", "y"));

    private static ConfigMap with(ConfigMap map, String uid) {
        return map.withMetadata(map.metadata().withUid(uid));
    }

    private static Pod owned(Pod pod, ConfigMap by) {
        return pod.withMetadata(pod.metadata().withOwnerReferences(Owners.controllerReference(by)));
    }

    private static Pod terminating(Pod pod) {
        return pod.withMetadata(pod.metadata().withDeletionTimestamp(GONE));
    }

    private Claim claim(Pod pod) {
        return Claim.of(owner, SELECTOR, pod);
    }

    @Test
    void whatIsOwnedAndSelectedIsKeptAlsoOnItsWayOut() {
        assertThat(claim(owned(selected, owner))).isEqualTo(Claim.KEEP);
        assertThat(claim(terminating(owned(selected, owner)))).isEqualTo(Claim.KEEP);
    }

    @Test
    void whatIsSelectedAndFreeIsAdoptedUnlessItIsGoing() {
        assertThat(claim(selected)).isEqualTo(Claim.ADOPT);
        assertThat(claim(terminating(selected))).isEqualTo(Claim.LEAVE);
        assertThat(claim(other)).isEqualTo(Claim.LEAVE);
    }

    @Test
    void whatIsSelectedNoMoreIsReleased() {
        assertThat(claim(owned(other, owner))).isEqualTo(Claim.RELEASE);
    }

    @Test
    void whatBelongsToSomebodyElseIsLeftAloneAlsoIfThatOneHadTheSameName() {
        ConfigMap before = with(owner, "u0");
        assertThat(claim(owned(selected, before))).isEqualTo(Claim.LEAVE);
        assertThat(claim(owned(other, before))).isEqualTo(Claim.LEAVE);
    }

    @Test
    void anOwnerThatIsBeingDeletedTakesAndReleasesNothing() {
        ConfigMap leaving = owner.withMetadata(owner.metadata().withDeletionTimestamp(GONE));
        assertThat(Claim.of(leaving, SELECTOR, selected)).isEqualTo(Claim.LEAVE);
        assertThat(Claim.of(leaving, SELECTOR, owned(other, owner))).isEqualTo(Claim.LEAVE);
        assertThat(Claim.of(leaving, SELECTOR, owned(selected, owner))).isEqualTo(Claim.KEEP);
    }

    @Test
    void nothingIsAdoptedAcrossNamespaces() {
        Pod far = selected.withMetadata(selected.metadata().withNamespace("far"));
        assertThat(claim(far)).isEqualTo(Claim.LEAVE);
    }
}
