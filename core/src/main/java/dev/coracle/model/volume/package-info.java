/**
 * How claims get volumes: which volumes do for a claim, and what it looks like when they are bound to each other. The
 * scheduler and the controller of volumes both go by it. Pure. May import: {@code model} and its subpackages but {@code
 * json}.
 */
@NullMarked
package dev.coracle.model.volume;

import org.jspecify.annotations.NullMarked;
