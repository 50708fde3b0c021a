package dev.coracle.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.platform.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.bytebuddy.asm.AsmVisitorWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutantLoaderTest {
    static Stream<Mutant> mutants() {
        return Mutants.all().stream();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void everyEditChangesItsClass(Mutant mutant) throws ReflectiveOperationException {
        for (Edit edit : mutant.edits()) {
            MutantLoader changed = new MutantLoader(List.of(edit));
            Edit none = new Edit(edit.target(), AsmVisitorWrapper.NoOp.INSTANCE);
            byte[] before = new MutantLoader(List.of(none)).code(edit.target());
            byte[] after = changed.code(edit.target());
            assertThat(Arrays.equals(before, after)).as(edit.target()).isFalse();
            assertThat(Class.forName(edit.target(), true, changed).getClassLoader())
                    .isSameAs(changed);
        }
    }

    @Test
    void anAnswerOfNoIsAnAnswer() throws ReflectiveOperationException {
        Edit edit = Edit.advise("mutant.Answering", "isTrue", SchedulerBugs.No.class);
        Class<?> changed = new MutantLoader(List.of(edit)).loadClass(Answering.class.getName());
        Supplier<?> answering = (Supplier<?>) changed.getDeclaredConstructor().newInstance();
        assertThat(new Answering().get()).isEqualTo(true);
        assertThat(answering.get()).isEqualTo(false);
    }

    @Test
    void classesOfOursAreOthersAndThoseOfThePlatformAreShared() throws ReflectiveOperationException {
        MutantLoader loader = new MutantLoader(List.of());
        assertThat(loader.loadClass(Clock.class.getName())).isNotSameAs(Clock.class);
        assertThat(loader.loadClass("java.util.List")).isSameAs(List.class);
    }
}
