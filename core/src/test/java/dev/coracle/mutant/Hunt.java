package dev.coracle.mutant;

import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.ClusterCases;
import dev.coracle.testkit.invariant.Violation;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/** Looks for a case in which a promise is broken, and makes it small. Runs inside a {@link MutantLoader}. */
public final class Hunt implements Function<Question, Answer> {
    /** For reflection. */
    public Hunt() {}

    @Override
    public Answer apply(Question question) {
        List<Answer> answer = new ArrayList<>();
        JqwikSession.run(() -> answer.add(search(question)));
        return answer.get(0);
    }

    private static Answer search(Question question) {
        Random chance = new Random(question.seed());
        RandomGenerator<ClusterCase> cases = new ClusterCases().get().generator(1000);
        double begin = cpuSeconds();
        int tried = 0;
        while (tried < question.plans() && cpuSeconds() - begin < question.seconds()) {
            ClusterCase next = cases.next(chance).value();
            tried++;
            Optional<Violation> found = Play.of(next, question.killers());
            double seconds = cpuSeconds() - begin;
            if (found.isPresent()) return new Answer(tried, seconds, Optional.of(shrink(next, found.get())));
        }
        return new Answer(tried, cpuSeconds() - begin, Optional.empty());
    }

    private static Answer.Kill shrink(ClusterCase found, Violation violation) {
        double begin = cpuSeconds();
        List<String> same = List.of(violation.invariant());
        ClusterCase small = new Shrinking(it -> cpuSeconds() - begin < Question.SHRINKING_SECONDS
                        && Play.of(it, same).isPresent())
                .of(found);
        return new Answer.Kill(
                violation.invariant(),
                Play.of(small, same).orElse(violation).toString(),
                found.faults().faults().size(),
                small.faults().faults().size(),
                cpuSeconds() - begin,
                small.toString());
    }

    private static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
