/**
 * The real world: the machine's clock, a pool of threads, chance from the operating system. The only package of Coracle
 * that may touch them. May import: {@code platform} and the JDK.
 */
@NullMarked
package dev.coracle.platform.live;

import org.jspecify.annotations.NullMarked;
