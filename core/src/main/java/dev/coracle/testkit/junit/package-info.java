/**
 * Simulated clusters for plain tests of JUnit 5, and cases for properties of jqwik. May import: everything but {@code testkit.contract}.
 */
@NullMarked
package dev.coracle.testkit.junit;

import org.jspecify.annotations.NullMarked;
