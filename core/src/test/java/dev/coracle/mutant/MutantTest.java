package dev.coracle.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Searches at random for cases that show seeded bugs. {@code -Dcoracle.mutants=search} looks for all of them, for a
 * minute each; so does {@code -Dcoracle.mutants=M1,M2} for some.
 */
class MutantTest {
    private static final String WHICH = System.getProperty("coracle.mutants", "");
    private static final double SECONDS = Double.parseDouble(System.getProperty("coracle.mutants.seconds", "60"));
    private static final int PLANS = 5000;

    static Stream<Mutant> mutants() {
        return Mutants.all().stream();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void bugsAreFoundAndHarmlessChangesAreNot(Mutant mutant) throws ReflectiveOperationException {
        assumeTrue(WHICH.equals("search") || Arrays.asList(WHICH.split(",")).contains(mutant.id()));
        Answer answer = hunt(mutant).apply(new Question(mutant.killers(), 1, PLANS, SECONDS));
        System.out.println(mutant + "\n" + answer);
        assertThat(answer.kill().isEmpty()).as(answer.toString()).isEqualTo(mutant.isBenign());
    }

    @ParameterizedTest
    @MethodSource("quickToFind")
    void someBugsAreFoundAtOnce(String id) throws ReflectiveOperationException {
        Mutant mutant = Mutants.of(id);
        Answer answer = hunt(mutant).apply(new Question(mutant.killers(), 1, PLANS, 10));
        assertThat(answer.kill()).as(answer.toString()).isPresent();
        assertThat(answer.kill().get().faults()).isLessThanOrEqualTo(3);
    }

    static List<String> quickToFind() {
        return List.of("M2");
    }

    @SuppressWarnings("unchecked")
    private static Function<Question, Answer> hunt(Mutant mutant) throws ReflectiveOperationException {
        return (Function<Question, Answer>) new MutantLoader(mutant.edits())
                .loadClass(Hunt.class.getName())
                .getConstructor()
                .newInstance();
    }
}
