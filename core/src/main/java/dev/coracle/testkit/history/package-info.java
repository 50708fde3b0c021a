/**
 * Histories of stores: what clients asked, what they were answered, and whether one order of all that happened explains
 * it, though calls overlapped, servers died and answers were lost. May import: {@code store}.
 */
@NullMarked
package dev.coracle.testkit.history;

import org.jspecify.annotations.NullMarked;
