/**
 * The scheduler: takes pods that have no node, and binds each to the best one. Its configuration, its profiles, and the
 * component itself, which follows the cluster through {@code client} and is judged by what the packages below decide.
 * May import: {@code platform}, {@code model} and its subpackages, {@code api}, {@code client} and its subpackages, the
 * subpackages but {@code decide}.
 */
@NullMarked
package dev.coracle.scheduler;

import org.jspecify.annotations.NullMarked;
