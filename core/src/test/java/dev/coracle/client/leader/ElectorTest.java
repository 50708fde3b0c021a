package dev.coracle.client.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.coracle.api.Body.PatchType;
import dev.coracle.api.Verb;
import dev.coracle.client.Resources;
import dev.coracle.client.TestServer;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.coordination.LeaseSpec;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElectorTest {
    private static final Duration TAKEOVER = Duration.ofMillis(17_400);

    private final Kernel kernel = new Kernel(1);
    private final TestServer server = new TestServer(kernel.root());
    private final Resources<Lease> leases = server.client().leases("kube-system");

    @Test
    void theFirstCandidateLeadsAtOnceAndWritesTheLease() {
        Candidate a = candidate("a");
        run(1);
        assertThat(a.log).containsExactly("0 started 0", "0 leader a");
        LeaseSpec spec = leases.get("boss").spec();
        assertThat(spec.holderIdentity()).contains("a");
        assertThat(spec.leaseDurationSeconds()).contains(15);
        assertThat(spec.leaseTransitions()).contains(0);
        assertThat(spec.acquireTime()).isEqualTo(spec.renewTime());
    }

    @Test
    void theLeaderRenewsEveryTwoSecondsAndTheOthersWait() {
        Candidate a = candidate("a");
        run(1);
        Candidate b = candidate("b");
        run(60);
        assertThat(a.leads()).isTrue();
        assertThat(b.log).containsExactly("1000 leader a");
        LeaseSpec spec = leases.get("boss").spec();
        Duration held = Duration.between(
                spec.acquireTime().orElseThrow().instant(),
                spec.renewTime().orElseThrow().instant());
        assertThat(held).isEqualTo(Duration.ofSeconds(60));
        assertThat(a.transport.calls())
                .filteredOn(it -> it.verb() == Verb.UPDATE)
                .hasSize(30);
    }

    @Test
    void aLeaderThatCrashesIsReplacedInTime() {
        Candidate a = candidate("a");
        Candidate b = candidate("b");
        run(30);
        assertThat(a.leads()).isTrue();
        a.process.close();
        kernel.runUntil(b::leads, Duration.ofMinutes(5));
        assertThat(kernel.time())
                .isBetween(Duration.ofSeconds(45), Duration.ofSeconds(30).plus(TAKEOVER));
        run(60);
        assertThat(b.leadership().orElseThrow().epoch()).isEqualTo(1);
        assertThat(b.log).last().asString().endsWith("leader b");
    }

    @Test
    void aLeaderThatStopsGivesTheLeaseBack() {
        Candidate a = candidate("a");
        Candidate b = candidate("b");
        run(30);
        a.stop();
        assertThat(a.leads()).isFalse();
        kernel.runUntil(b::leads, Duration.ofMinutes(5));
        assertThat(kernel.time()).isLessThan(Duration.ofMillis(32_400));
        assertThat(a.log).contains("30000 stopped 0");
        run(120);
        assertThat(b.log).anyMatch(it -> it.endsWith("started 1"));
        assertThat(a.leads()).isFalse();
    }

    @Test
    void aLeaseGivenBackIsHeldByNobody() {
        Candidate a = candidate("a");
        run(10);
        a.stop();
        run(11);
        LeaseSpec spec = leases.get("boss").spec();
        assertThat(spec.holderIdentity()).contains("");
        assertThat(spec.leaseDurationSeconds()).contains(1);
        assertThat(spec.leaseTransitions()).contains(0);
    }

    @Test
    void aLeaderWithoutAWayToTheServerStopsTenSecondsAfterItsLastRenewal() {
        Candidate a = candidate("a");
        Candidate b = candidate("b");
        run(30);
        a.transport.down(true);
        run(60);
        assertThat(a.log).containsExactly("0 started 0", "0 leader a", "40000 stopped 0");
        assertThat(b.leads()).isTrue();
        a.transport.down(false);
        run(70);
        assertThat(a.log).last().asString().endsWith("leader b");
        b.process.close();
        run(90);
        assertThat(a.leadership().orElseThrow().epoch()).isEqualTo(2);
    }

    @Test
    void aCallThatHangsDoesNotKeepATermAlive() {
        Candidate a = candidate("a");
        run(29);
        a.transport.latency(Duration.ofMinutes(1), kernel::elapse);
        run(200);
        assertThat(a.log).contains("38000 stopped 0");
    }

    @Test
    void aLeaderThatWasFrozenLeadsNoMoreTheMomentItWakesUp() {
        Candidate a = candidate("a");
        run(30);
        a.process.pause();
        run(40);
        a.process.resume();
        assertThat(a.leads()).isFalse();
        assertThat(a.terms.get(0).isHeld()).isFalse();
        run(41);
        assertThat(a.log).containsSubsequence("40000 stopped 0");
        run(43);
        assertThat(a.leadership().orElseThrow().epoch()).isEqualTo(1);
    }

    @Test
    void aLeaseTakenWithoutAnAnswerIsStillOneTerm() {
        Candidate a = candidate("a");
        a.transport.loseAnswer(request -> request.verb() == Verb.CREATE);
        run(1);
        assertThat(a.leads()).isFalse();
        run(10);
        assertThat(a.leadership().orElseThrow().epoch()).isZero();
        assertThat(leases.get("boss").spec().leaseTransitions()).contains(0);
    }

    @Test
    void aRenewalWithoutAnAnswerDoesNotEndTheTerm() {
        Candidate a = candidate("a");
        run(9);
        a.transport.loseAnswer(request -> kernel.time().toSeconds() == 10);
        run(60);
        assertThat(a.log).containsExactly("0 started 0", "0 leader a");
    }

    @Test
    void somebodyWhoLabelsTheLeaseDoesNotEndTheTerm() {
        Candidate a = candidate("a");
        run(9);
        leases.patch("boss", PatchType.MERGE, "{metadata: {labels: {a: b}}}");
        run(60);
        assertThat(a.log).containsExactly("0 started 0", "0 leader a");
        assertThat(leases.get("boss").labels()).containsEntry("a", "b");
    }

    @Test
    void aLeaseThatIsTakenAwayEndsTheTermAtTheNextLook() {
        Candidate a = candidate("a");
        run(9);
        leases.edit(
                "boss",
                lease -> lease.withSpec(lease.spec().withHolderIdentity("thief").withLeaseTransitions(7)));
        run(11);
        assertThat(a.log).containsExactly("0 started 0", "0 leader a", "10000 stopped 0", "10000 leader thief");
        run(40);
        assertThat(a.leadership().orElseThrow().epoch()).isEqualTo(8);
    }

    @Test
    void aLeaseThatIsDeletedEndsTheTermAndTheNextOneCountsOn() {
        Candidate a = candidate("a");
        run(9);
        leases.delete("boss");
        run(20);
        assertThat(a.log)
                .startsWith("0 started 0", "0 leader a", "10000 stopped 0")
                .hasSize(4);
        assertThat(a.log).last().asString().endsWith("started 1");
    }

    @Test
    void aRemoteTimestampIsNeverBelieved() {
        Candidate a = candidate("a");
        run(1);
        a.process.setAhead(Duration.ofDays(-1));
        Candidate b = candidate("b");
        b.process.setAhead(Duration.ofDays(1));
        run(60);
        assertThat(a.leads()).isTrue();
        assertThat(b.leads()).isFalse();
    }

    @Test
    void aTimingThatLeavesNoRoomIsRefused() {
        List<Duration> s = List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(15));
        assertThat(LeaseTiming.DEFAULT).isEqualTo(new LeaseTiming(s.get(2), s.get(1), s.get(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new LeaseTiming(s.get(1), s.get(1), s.get(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new LeaseTiming(s.get(2), s.get(1), s.get(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new LeaseTiming(s.get(2), s.get(1), Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> Election.of("n", "l", ""));
    }

    private Candidate candidate(String name) {
        return new Candidate(kernel, server, name);
    }

    private void run(long seconds) {
        kernel.runUntil(Duration.ofSeconds(seconds));
    }
}
