package dev.coracle.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import net.jqwik.api.ArbitrarySupplier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whether the contract notices a store that deviates from it: each mistake must break the property that names it. */
class StoreContractTest {
    private static final int TRIES = 1_000;

    @TestFactory
    List<DynamicTest> writes() {
        return List.of(
                mistake(
                        "writes whatever was expected",
                        Deviations::writesWhateverWasExpected,
                        c -> c.w1OneOfManyWins(true, false)),
                mistake("hides what is there", Deviations::hidesWhatIsThere, c -> c.w5RefusalsShowWhatIsThere(steps())),
                mistake(
                        "lists are sometimes old",
                        Deviations::listsAreSometimesOld,
                        c -> c.w3RevisionsRespectRealTime(plans())),
                mistake(
                        "orders keys as Java does",
                        Deviations::ordersKeysAsJavaDoes,
                        c -> c.w7KeysAreOrderedByTheirBytes(some(new Texts.Several()), some(new Texts()))));
    }

    @TestFactory
    List<DynamicTest> lists() {
        return List.of(
                mistake(
                        "lists the present as the past",
                        Deviations::listsThePresentAsThePast,
                        c -> c.l1AListIsWhatTheChangesMade(steps(), "")),
                mistake(
                        "pages through a changing state",
                        Deviations::listsThePresentAsThePast,
                        c -> c.l2PagesAreOfOneStateUnderWrites(plans(), 2)),
                mistake(
                        "miscounts the rest",
                        Deviations::miscountsTheRest,
                        c -> c.l2PagesMakeUpTheList(steps(), "", 2)));
    }

    @TestFactory
    List<DynamicTest> changes() {
        return List.of(
                mistake(
                        "gives changes twice",
                        Deviations::givesChangesTwice,
                        c -> c.v1CursorsGiveEveryChangeOnceInOrder(steps(), "", 0, 2)),
                mistake("ends before the end", Deviations::endsBeforeTheEnd, c -> c.v15ShortAnswersHaveReachedTheEnd()),
                mistake(
                        "is ahead of what was read",
                        Deviations::isAheadOfWhatWasRead,
                        c -> c.v6PositionsTellWhatWasRead(steps(), "", 1)),
                mistake(
                        "forgets the previous version",
                        Deviations::forgetsThePreviousVersion,
                        c -> c.v7ChangesCarryTheVersionBefore(steps())),
                mistake(
                        "takes no notice of the future",
                        Deviations::takesNoNoticeOfTheFuture,
                        c -> c.v11TheFutureIsWaitedFor(steps(), 10)),
                mistake(
                        "repeats the past from 0",
                        Deviations::repeatsThePastFromZero,
                        c -> c.v12ZeroMeansFromNow(steps(), steps())),
                mistake(
                        "signals every other change",
                        Deviations::signalsEveryOtherChange,
                        c -> c.v19FailingSignalsHarmNobody()),
                mistake(
                        "signals after the end",
                        Deviations::signalsAfterTheEnd,
                        c -> c.v16ClosedSubscriptionsAreSilent()));
    }

    @TestFactory
    List<DynamicTest> compaction() {
        return List.of(
                mistake("forgets nothing", Deviations::forgetsNothing, c -> c.c1WhatIsNotCompactedStays(steps(), 900)),
                mistake(
                        "goes on over a gap",
                        Deviations::goesOnOverAGap,
                        c -> c.v9OvertakenCursorsSaySo(steps(), steps(), "", 1, 59)),
                mistake(
                        "loses whom nothing concerned",
                        Deviations::losesWhomNothingConcerned,
                        c -> c.v9OvertakenCursorsSaySo(steps(), steps(), "/c/", 1, 59)));
    }

    @TestFactory
    List<DynamicTest> expiry() {
        return List.of(
                mistake(
                        "expires too early",
                        Deviations::expiresTooEarly,
                        c -> c.t1KeysGoWhenTheirTimeHasPassed(some(new TimedSteps()))),
                mistake(
                        "expires too late",
                        Deviations::expiresTooLate,
                        c -> c.t1KeysGoWhenTheirTimeHasPassed(some(new TimedSteps()))),
                mistake(
                        "expires what was rewritten",
                        Deviations::expiresWhatWasRewritten,
                        c -> c.t1KeysGoWhenTheirTimeHasPassed(some(new TimedSteps()))));
    }

    private static DynamicTest mistake(String name, StoreContract store, Consumer<StoreContract> property) {
        return DynamicTest.dynamicTest(name, () -> {
            assertThatCode(() -> property.accept(DeviatingStore::new)).doesNotThrowAnyException();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < TRIES; i++) property.accept(store);
                    })
                    .isInstanceOf(AssertionError.class);
        });
    }

    private static <T> T some(ArbitrarySupplier<T> supplier) {
        return Objects.requireNonNull(supplier.get()).sample();
    }

    private static List<Step> steps() {
        return some(new Steps());
    }

    private static List<List<Step>> plans() {
        return some(new Steps.OfWriters());
    }
}
