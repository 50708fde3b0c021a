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
    @Test
    void table() throws ReflectiveOperationException {
        List<String> only =
                Arrays.asList(System.getProperty("coracle.mutants", "").split(","));
        double seconds = Double.parseDouble(System.getProperty("seconds", "20"));
        for (Mutant mutant : Mutants.all()) {
            if (!only.contains("") && !only.contains(mutant.id())) continue;
            MutantLoader loader = new MutantLoader(mutant.edits());
            System.out.println(mutant + "\n   " + hunt(loader).apply(new Question(mutant.killers(), 1, 5000, seconds)));
        }
    }

    @SuppressWarnings("unchecked")
    private static Function<Question, Answer> hunt(Mutant mutant) throws ReflectiveOperationException {
        return (Function<Question, Answer>) new MutantLoader(mutant.edits())
                .loadClass(Hunt.class.getName())
                .getConstructor()
                .newInstance();
    }
}
