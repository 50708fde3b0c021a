/**
 * Benchmarks of the parts that set the speed of a cluster, run by {@code mvn -Dquick -Pbench -DskipTests -pl examples -am
 * verify}. May import: everything.
 */
@NullMarked
package dev.coracle.examples.bench;

import org.jspecify.annotations.NullMarked;
