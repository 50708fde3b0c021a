/**
 * What a process gets from the world: time, turns to run, timers, chance. Nothing else in Coracle reads a clock, starts
 * a thread, sleeps or draws a random number, so the same code runs on real threads ({@code platform.live}) and on one
 * thread in virtual time ({@code simulation}). May import: the JDK.
 */
@NullMarked
package dev.coracle.platform;

import org.jspecify.annotations.NullMarked;
