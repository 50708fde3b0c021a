/**
 * What every scheduler and every controller must hold to, as test classes to extend: for JUnit 5. May import: everything
 * but {@code testkit.junit}.
 */
@NullMarked
package dev.coracle.testkit.contract;

import org.jspecify.annotations.NullMarked;
