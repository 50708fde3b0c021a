package dev.coracle.testkit.junit;

import dev.coracle.cluster.ClusterDefinition;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test in simulated time: its parameters of type {@link dev.coracle.simulation.Simulation} and
 * {@link dev.coracle.cluster.Cluster} are a cluster of its own, which is closed after it.
 *
 * <pre>{@code
 * @Test
 * @Simulated(value = ThreeNodes.class, seed = 42)
 * void survivesTheLossOfANode(Cluster cluster) { ... }
 * }</pre>
 *
 * <p>A test that fails says with which seed; the system property {@code coracle.seed} sets it for another run.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(SimulatedExtension.class)
public @interface Simulated {
    /** Means a seed drawn anew for each test. */
    long DRAWN = Long.MIN_VALUE;

    /** What defines the cluster; needs a constructor without parameters, of any visibility. */
    Class<? extends Supplier<ClusterDefinition>> value();

    /** Where all chance comes from. */
    long seed() default DRAWN;
}
