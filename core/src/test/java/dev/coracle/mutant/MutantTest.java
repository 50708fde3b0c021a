package dev.coracle.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The promises of the test kit find bugs that schedulers and controllers have had. What they once found is played again
 * here, with the bug and without.
 *
 * <p>{@code -Dcoracle.mutants=search} searches at random for all of them, for a minute each, prints a table, and with
 * {@code -Dcoracle.mutants.keep=src/test/resources/mutants} keeps what it finds; {@code -Dcoracle.mutants=M1,M2} does so
 * for some.
 */
class MutantTest {
    private static final Path KEPT = Path.of("src/test/resources/mutants");
    private static final String WHICH = System.getProperty("coracle.mutants", "");
    private static final double SECONDS = Double.parseDouble(System.getProperty("coracle.mutants.seconds", "60"));
    private static final long SEED = Long.getLong("coracle.mutants.seed", 1);
    private static final int MOST_PLANS = 5000;
    private static final int MOST_FAULTS = 3;
    private static final Table TABLE = new Table();

    static Stream<Mutant> all() {
        return Mutants.all().stream();
    }

    static Stream<Mutant> kept() {
        return all().filter(it -> Files.exists(plan(it)));
    }

    private static Path plan(Mutant mutant) {
        return KEPT.resolve(mutant.id() + ".json");
    }

    @ParameterizedTest
    @MethodSource("kept")
    void aKeptCaseShowsItsBug(Mutant mutant) throws IOException, ReflectiveOperationException {
        String plan = Files.readString(plan(mutant));
        Answer answer = hunt(mutant.edits()).apply(Question.about(mutant.killers(), plan));
        assertThat(answer.kill()).as(mutant + ": " + answer).isPresent();
        assertThat(answer.kill().get().faults()).isLessThanOrEqualTo(MOST_FAULTS);
    }

    @ParameterizedTest
    @MethodSource("kept")
    void aKeptCaseShowsNothingWithoutTheBug(Mutant mutant) throws IOException {
        String plan = Files.readString(plan(mutant));
        Answer answer = new Hunt().apply(Question.about(List.of(), plan));
        assertThat(answer.kill()).as(mutant + ": " + answer).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void bugsAreFoundAndHarmlessChangesAreNot(Mutant mutant) throws IOException, ReflectiveOperationException {
        assumeTrue(WHICH.equals("search") || Arrays.asList(WHICH.split(",")).contains(mutant.id()));
        Question question =
                new Question(mutant.killers(), SEED, MOST_PLANS, SECONDS, MutantTest::isInnocent, Optional.empty());
        Answer answer = hunt(mutant.edits()).apply(question);
        System.out.println(TABLE.add(mutant, answer));
        String keep = System.getProperty("coracle.mutants.keep", "");
        if (!keep.isEmpty() && answer.kill().isPresent())
            Files.writeString(
                    Path.of(keep, mutant.id() + ".json"), answer.kill().get().json() + "\n");
        assertThat(answer.kill().isPresent()).as(mutant + ": " + answer).isEqualTo(!mutant.isBenign());
        answer.kill().ifPresent(kill -> assertThat(kill.faults()).isLessThanOrEqualTo(MOST_FAULTS));
    }

    @AfterAll
    static void tell() {
        if (!WHICH.isEmpty()) System.out.println(TABLE);
    }

    /** Whether a case breaks no promise of Coracle as it is. */
    private static boolean isInnocent(String plan) {
        return new Hunt().apply(Question.about(List.of(), plan)).kill().isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Function<Question, Answer> hunt(List<Edit> edits) throws ReflectiveOperationException {
        return (Function<Question, Answer>) new MutantLoader(edits)
                .loadClass(Hunt.class.getName())
                .getConstructor()
                .newInstance();
    }
}
