package dev.coracle.testkit.junit;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.simulation.Simulation;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** What {@link Simulated} does: one cluster for each test that asks for it. */
final class SimulatedExtension implements ParameterResolver, TestExecutionExceptionHandler {
    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(SimulatedExtension.class);
    private static final String SEED = "coracle.seed";

    /** A cluster as long as its test. */
    private record Run(Simulation simulation, long seed) implements AutoCloseable {
        @Override
        public void close() {
            simulation.close();
        }
    }

    /** Tells with the failure how to see it again. */
    private static final class SeedNote extends RuntimeException {
        private static final long serialVersionUID = 1;

        SeedNote(long seed) {
            super("simulated with seed " + seed + "; replay with -D" + SEED + "=" + seed, null, false, false);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == Simulation.class || type == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Simulation simulation = test.getStore(OWN)
                .getOrComputeIfAbsent(Run.class, key -> run(test), Run.class)
                .simulation();
        return parameter.getParameter().getType() == Cluster.class ? simulation.cluster() : simulation;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        Run run = test.getStore(OWN).get(Run.class, Run.class);
        if (run != null) failure.addSuppressed(new SeedNote(run.seed()));
        throw failure;
    }

    private static Run run(ExtensionContext test) {
        Simulated simulated = annotation(test);
        Supplier<ClusterDefinition> definition = ReflectionSupport.newInstance(simulated.value());
        long seed = Long.getLong(SEED, simulated.seed() == Simulated.DRAWN ? drawn() : simulated.seed());
        test.publishReportEntry("seed", Long.toString(seed));
        return new Run(Simulation.of(definition.get(), seed), seed);
    }

    private static Simulated annotation(ExtensionContext test) {
        return Stream.<Optional<? extends AnnotatedElement>>of(test.getTestMethod(), test.getTestClass())
                .flatMap(Optional::stream)
                .flatMap(it -> AnnotationSupport.findAnnotation(it, Simulated.class).stream())
                .findFirst()
                .orElseThrow();
    }

    /** Short, to be typed. */
    private static long drawn() {
        try (LivePlatform platform = new LivePlatform("seed")) {
            return platform.entropy().below(1_000_000);
        }
    }
}
