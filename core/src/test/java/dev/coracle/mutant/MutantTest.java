package dev.coracle.mutant;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

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
    private static Function<Question, Answer> hunt(MutantLoader loader) throws ReflectiveOperationException {
        return (Function<Question, Answer>)
                loader.loadClass(Hunt.class.getName()).getConstructor().newInstance();
    }
}
