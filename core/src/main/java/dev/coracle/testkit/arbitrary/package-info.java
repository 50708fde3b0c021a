/**
 * Random clusters, workloads and faults for properties with jqwik: values that print well and shrink by leaving parts
 * out. May import: everything but the rest of {@code testkit}.
 */
@NullMarked
package dev.coracle.testkit.arbitrary;

import org.jspecify.annotations.NullMarked;
