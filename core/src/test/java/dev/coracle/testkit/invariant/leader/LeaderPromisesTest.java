package dev.coracle.testkit.invariant.leader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Body;
import dev.coracle.api.ListOptions;
import dev.coracle.api.Verb;
import dev.coracle.client.leader.LeaseTiming;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetSpec;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.coordination.LeaseSpec;
import dev.coracle.model.core.Binding;
import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.simulation.NetworkObserver.ObservedWatch;
import dev.coracle.testkit.invariant.Hearing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Leaders that lead too long, too soon or too late: processes a and b, who write what they should not. */
class LeaderPromisesTest {
    private final Elections elections = new Elections();
    private final ExactFailover failover = new ExactFailover(elections);
    private final SuccessorIsFresh freshness = new SuccessorIsFresh(elections);
    private final Hearing hearing = new Hearing(
            new LeaseExclusion(elections),
            new OneActingLeader(elections),
            new StepDown(elections, Duration.ofSeconds(10)),
            new TakeoverBound(elections, LeaseTiming.DEFAULT),
            failover,
            freshness);
    private long revision = 100;

    private List<String> complaints() {
        return hearing.pass(Duration.ofSeconds(1));
    }

    private void call(double time, String caller, ApiRequest request, TypeMeta answer) {
        call(time, time, caller, request, answer);
    }

    private void call(double sent, double time, String caller, ApiRequest request, TypeMeta answer) {
        ApiResponse response = new ApiResponse.Done(200, answer, List.of());
        ObservedCall call = new ObservedCall(moment(time), moment(sent), caller, request, Optional.of(response), true);
        elections.called(call);
        failover.called(call);
    }

    private static Duration moment(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }

    private static <T extends ApiObject> ApiRequest.Builder request(Verb verb, Class<T> type) {
        return ApiRequest.builder().verb(verb).resource(ResourceType.of(type)).namespace("kube-system");
    }

    private static Lease lease(String holder, int term, double renewed, long revision) {
        ObjectMeta metadata = ObjectMeta.builder()
                .namespace("kube-system")
                .name("l")
                .uid("l")
                .resourceVersion(Long.toString(revision))
                .build();
        LeaseSpec spec = LeaseSpec.builder()
                .holderIdentity(holder)
                .leaseDurationSeconds(15)
                .leaseTransitions(term)
                .strategy("at " + renewed) // tells renewals apart
                .build();
        return Lease.builder().metadata(metadata).spec(spec).build();
    }

    private void vote(double time, String process, String holder, int term) {
        Lease lease = lease(holder, term, time, ++revision);
        call(
                time,
                process,
                request(Verb.UPDATE, Lease.class)
                        .name("l")
                        .body(new Body.Typed(lease))
                        .build(),
                lease);
    }

    private void look(double time, String process, Lease shown) {
        call(time, process, request(Verb.GET, Lease.class).name("l").build(), shown);
    }

    private static Pod pod(String name, String owner) {
        ObjectMeta.Builder metadata =
                ObjectMeta.builder().namespace("kube-system").name(name).uid(name);
        if (!owner.isEmpty())
            metadata.addOwnerReferences(OwnerReference.builder()
                    .apiVersion("apps/v1")
                    .kind("ReplicaSet")
                    .name(owner)
                    .uid(owner)
                    .controller(true)
                    .build());
        return Pod.builder()
                .metadata(metadata.build())
                .spec(PodSpec.builder().build())
                .build();
    }

    private void make(double time, String process, Pod pod) {
        make(time, time, process, pod);
    }

    private void make(double sent, double time, String process, Pod pod) {
        ApiRequest request =
                request(Verb.CREATE, Pod.class).body(new Body.Typed(pod)).build();
        call(sent, time, process, request, pod);
    }

    @Test
    void aLeaderThatRenewsAndWritesAndAnotherThatTakesOverKeepAllPromises() {
        vote(0, "a", "a1", 1);
        make(1, "a", pod("p", ""));
        vote(2, "a", "a1", 1);
        make(12, "a", pod("q", ""));
        vote(17, "b", "b1", 2);
        make(18, "b", pod("r", ""));

        assertThat(complaints()).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
    }

    @Test
    void aLeaseThatIsGivenBackMayBeTakenAtOnce() {
        vote(0, "a", "a1", 1);
        vote(1, "a", "", 1);
        vote(1.1, "b", "b1", 2);

        assertThat(complaints()).isEmpty();
    }

    @Test
    void aLeaseThatIsTakenTooSoonIsStolen() {
        vote(0, "a", "a1", 1);
        vote(14.9, "b", "b1", 2);

        assertThat(complaints())
                .containsExactly("LeaseExclusion: lease kube-system/l was taken by b from a1, silent for PT14.9S; it"
                        + " should be left to its holder for PT15S");
    }

    @Test
    void aTermWithoutANumberOfItsOwnIsWrong() {
        vote(0, "a", "a1", 1);
        vote(15, "b", "b1", 1);

        assertThat(complaints()).singleElement().asString().contains("was taken by b for term 1 after 1");
    }

    @Test
    void aLeaderThatWritesAfterAnotherHasTakenOverIsASecondOne() {
        vote(0, "a", "a1", 1);
        vote(15, "b", "b1", 2);
        make(16, "a", pod("p", ""));

        assertThat(complaints())
                .contains("OneActingLeader: a sent create of pods kube-system/ while b1 led; it should write only"
                        + " while it holds lease kube-system/l");
    }

    @Test
    void aProcessThatIsStartedAnewDoesNotLeadAnyMore() {
        vote(0, "a", "a1", 1);
        elections.connected("a");
        make(1, "a", pod("p", ""));

        assertThat(complaints()).singleElement().asString().startsWith("OneActingLeader: a sent");
    }

    @Test
    void aLeaderThatWritesAfterTheDeadlineDoesNotStepDown() {
        vote(0, "a", "a1", 1);
        make(10.5, "a", pod("p", ""));

        assertThat(complaints())
                .containsExactly("StepDown: a sent create of pods kube-system/ PT10.5S after its last renewal; it"
                        + " should stop after PT10S");
    }

    @Test
    void aCandidateThatOnlyLooksOnDoesNotTakeOverInTime() {
        vote(0, "b", "b1", 1);
        vote(1, "b", "", 1);
        vote(2, "a", "a1", 2);
        for (double time = 3; time < 21; time += 2) look(time, "b", lease("a1", 2, 2, 103));
        assertThat(complaints()).isEmpty();
        look(23, "b", lease("a1", 2, 2, 103));

        assertThat(complaints())
                .containsExactly("TakeoverBound: b sees a1 silent for PT20S and does not take lease kube-system/l; it"
                        + " should take it within PT19.4S");
    }

    @Test
    void whoHasNeverLedIsToTakeOverToo() {
        vote(2, "a", "a1", 2);
        for (double time = 3; time <= 23; time += 2) look(time, "b", lease("a1", 2, 2, 103));

        assertThat(complaints()).singleElement().asString().startsWith("TakeoverBound: b sees a1 silent for PT20S");
    }

    @Test
    void aCandidateThatWasAwayBeginsAnew() {
        vote(0, "b", "b1", 1);
        vote(1, "b", "", 1);
        look(3, "b", lease("a1", 2, 2, 103));
        look(40, "b", lease("a1", 2, 2, 103));

        assertThat(complaints()).isEmpty();
    }

    private void want(double time, int replicas) {
        ReplicaSet set = ReplicaSet.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("kube-system")
                        .name("set")
                        .uid("set")
                        .build())
                .spec(ReplicaSetSpec.builder()
                        .replicas(replicas)
                        .selector(LabelSelector.builder().build())
                        .build())
                .build();
        call(time, "user", request(Verb.UPDATE, ReplicaSet.class).name("set").build(), set);
    }

    @Test
    void aPodThatTheLeaderBeforeMadeAlreadyIsNotMadeAgain() {
        want(0, 2);
        vote(1, "a", "a1", 1);
        make(2, "a", pod("p1", "set"));
        make(2, "a", pod("p2", "set"));
        vote(16, "b", "b1", 2);
        assertThat(complaints()).isEmpty();
        make(17, "b", pod("p3", "set"));

        assertThat(complaints())
                .containsExactly("ExactFailover: pod kube-system/p3 was made by b (b1) as number 3, with pods of a"
                        + " leader before; it should not be made for a set of 2");
    }

    @Test
    void aPodThatALeaderAskedForInItsTermMayComeWhenAnotherLeads() {
        want(0, 1);
        vote(1, "a", "a1", 1);
        vote(16, "b", "b1", 2);
        make(17, "b", pod("p1", "set"));
        make(2, 18, "a", pod("p2", "set"));

        assertThat(complaints()).isEmpty();
    }

    @Test
    void aPodForOneThatHasEndedIsAnotherNeed() {
        want(0, 1);
        vote(1, "a", "a1", 1);
        make(2, "a", pod("p1", "set"));
        Pod failed = pod("p1", "set");
        failed = failed.withStatus(failed.status().withPhase("Failed"));
        call(3, "kubelet", request(Verb.UPDATE, Pod.class).name("p1").build(), failed);
        vote(16, "b", "b1", 2);
        make(17, "b", pod("p2", "set"));

        assertThat(complaints()).isEmpty();
    }

    private void bind(double time, String process) {
        Binding binding = Binding.builder()
                .metadata(ObjectMeta.builder().name("p").uid("p").build())
                .target(ObjectReference.builder().name("node-1").build())
                .build();
        ApiRequest request = request(Verb.CREATE, Pod.class)
                .name("p")
                .subresource("binding")
                .body(new Body.Typed(binding))
                .build();
        call(time, process, request, binding);
    }

    @Test
    void aPodIsBoundByOneLeader() {
        vote(0, "a", "a1", 1);
        bind(1, "a");
        vote(15, "b", "b1", 2);
        bind(16, "b");

        assertThat(complaints())
                .containsExactly("ExactFailover: pod p was bound by a1 and by b (b1); it should be bound once");
    }

    private ObservedWatch follow(String process, long from) {
        ListOptions options =
                ListOptions.builder().resourceVersion(Long.toString(from)).build();
        ApiRequest request = ApiRequest.builder()
                .verb(Verb.WATCH)
                .resource(ResourceType.of(Pod.class))
                .list(options)
                .build();
        ObservedWatch watch = new ObservedWatch(process, request, from);
        freshness.opened(watch);
        return watch;
    }

    @Test
    void aSuccessorThatDoesNotKnowWhatWasDoneIsNotFresh() {
        Pod made = pod("p", "");
        vote(0, "a", "a1", 1);
        hearing.see(Pod.class, made, 99);
        follow("a", 98);
        make(1, "a", pod("q", ""));

        assertThat(complaints())
                .containsExactly("SuccessorIsFresh: a began its term at revision 101 with create of pods kube-system/"
                        + " when it knew of pods up to 98; it should know of 99 before");
    }

    @Test
    void aSuccessorThatHasCaughtUpIsFresh() {
        vote(0, "a", "a1", 1);
        hearing.see(Pod.class, pod("p", ""), 99);
        freshness.closed(follow("a", 98));
        follow("a", 99);
        make(1, "a", pod("q", ""));

        assertThat(complaints()).isEmpty();
    }
}
