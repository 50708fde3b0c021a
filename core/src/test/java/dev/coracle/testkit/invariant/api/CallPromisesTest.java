package dev.coracle.testkit.invariant.api;

import static dev.coracle.testkit.invariant.api.Scene.answer;
import static dev.coracle.testkit.invariant.api.Scene.call;
import static dev.coracle.testkit.invariant.api.Scene.get;
import static dev.coracle.testkit.invariant.api.Scene.list;
import static dev.coracle.testkit.invariant.api.Scene.map;
import static dev.coracle.testkit.invariant.api.Scene.notFound;
import static dev.coracle.testkit.invariant.api.Scene.request;
import static dev.coracle.testkit.invariant.api.Scene.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Body;
import dev.coracle.api.ListOptions;
import dev.coracle.api.Verb;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.Preconditions;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.testkit.invariant.Hearing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that lie. A second passes between changes: a appears at 1, is changed at 2; b appears at 3. */
class CallPromisesTest {
    private static final Duration LATER = Duration.ofSeconds(10);

    private final Wire wire = new Wire();
    private final Hearing hearing = new Hearing(
            new NoLostUpdate(wire),
            new ConsistentReads(wire),
            new ListsAtomic(wire),
            new IdentityKept(wire),
            new WritesDurable(wire));

    @BeforeEach
    void changes() {
        for (ConfigMap map : List.of(map("a", 1), map("a", 2), map("b", 3))) {
            hearing.pass(Duration.ofSeconds(1));
            hearing.see(ConfigMap.class, map);
        }
    }

    private List<String> judged(ObservedCall call) {
        wire.called(call);
        return hearing.audit();
    }

    @Test
    void anUpdateOfWhatItReadIsRight() {
        assertThat(judged(update(map("a", 1), map("a", 2)))).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
    }

    @Test
    void anUpdateThatChangesNothingIsRight() {
        assertThat(judged(update(map("a", 2), map("a", 2)))).isEmpty();
    }

    @Test
    void theSecondOfTwoWritersLosesAnUpdate() {
        hearing.see(ConfigMap.class, map("a", 4));

        assertThat(judged(update(map("a", 1), map("a", 4))))
                .containsExactly("NoLostUpdate: object default/a was updated by writer from version 1 and lost 2; it"
                        + " should be refused with 409");
    }

    @Test
    void aWriteThatIsNotInTheStoreIsLost() {
        assertThat(judged(update(map("b", 3), map("b", 4))))
                .containsExactly("WritesDurable: object default/b was not written at revision 4, as writer was told;"
                        + " it should be in the store");
    }

    @Test
    void aReadOfTheLatestIsRight() {
        assertThat(judged(get(LATER, map("a", 2)))).isEmpty();
        assertThat(judged(notFound(LATER, "c"))).isEmpty();
        assertThat(judged(list(LATER, 3, map("a", 2), map("b", 3)))).isEmpty();
    }

    @Test
    void aReadOfWhatIsReplacedMeanwhileIsRight() {
        assertThat(judged(get(Duration.ofMillis(1500), map("a", 1)))).isEmpty();
        assertThat(judged(notFound(Duration.ofMillis(2500), "b"))).isEmpty();
        assertThat(judged(list(Duration.ofMillis(2500), 2, map("a", 2)))).isEmpty();
    }

    @Test
    void aReadOfThePastIsStale() {
        assertThat(judged(get(LATER, map("a", 1))))
                .containsExactly("ConsistentReads: get of configmaps default/a by writer was shown version 1, sent"
                        + " after revision 2 was committed; it should see that revision");
        assertThat(judged(notFound(LATER, "b"))).singleElement().asString().contains("was shown nothing");
        assertThat(judged(list(LATER, 2, map("a", 2))))
                .singleElement()
                .asString()
                .startsWith("ConsistentReads: list of configmaps default/ by writer was shown revision 2");
    }

    @Test
    void aVersionThatNeverWasIsNotShown() {
        assertThat(judged(get(LATER, map("a", 9)))).singleElement().asString().contains("version 9, which never was");
    }

    @Test
    void aListOfTwoMomentsIsNotAtomic() {
        assertThat(judged(list(LATER, 3, map("a", 1), map("b", 3))))
                .containsExactly("ListsAtomic: list of configmaps by writer shows [default/a@1, default/b@3] at"
                        + " revision 3; it should show [default/a@2, default/b@3]");
        assertThat(judged(list(LATER, 3, map("b", 3)))).hasSize(1);
    }

    @Test
    void pagesOfOneRevisionAreAtomic() {
        hearing.see(ConfigMap.class, map("b", 4));
        ApiRequest rest = request(Verb.LIST, "")
                .withList(ListOptions.builder().continueToken("next").build());

        assertThat(judged(call(Duration.ZERO, request(Verb.LIST, ""), answer(3, "next", map("a", 2)))))
                .isEmpty();
        assertThat(judged(call(LATER, rest, answer(3, "", map("b", 3))))).isEmpty();
        assertThat(judged(call(LATER, rest, answer(3, "", map("b", 4))))).hasSize(1);
    }

    @Test
    void aDeletionThatHitsAnotherUidIsWrong() {
        DeleteOptions options = DeleteOptions.builder()
                .preconditions(Preconditions.builder().uid("other").build())
                .build();
        ApiRequest request = request(Verb.DELETE, "a").withBody(new Body.Typed(options));

        assertThat(judged(call(LATER, request, new ApiResponse.Done(200, map("a", 2), List.of()))))
                .containsExactly("IdentityKept: ConfigMap default/a was deleted by writer, who meant uid other and hit"
                        + " a; it should be left alone");
    }
}
