/**
 * Kubernetes' default scheduler over again: small, obvious, slow, counting everything anew for every question, so that a
 * fast one can be held against it. It shares nothing with {@code scheduler}. May import: {@code model}.
 */
@NullMarked
package dev.coracle.testkit.reference;

import org.jspecify.annotations.NullMarked;
