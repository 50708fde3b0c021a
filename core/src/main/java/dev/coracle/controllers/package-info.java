/**
 * Control loops and what runs them. A {@link dev.coracle.controllers.Controller} says what it follows and how it
 * reconciles one object; the {@link dev.coracle.controllers.ControllerManager} runs many of them over shared informers,
 * alone or as the leader of several. Kubernetes' own loops are in the packages below, one each. May import:
 * {@code platform}, {@code model} and its subpackages, {@code api}, {@code client} and its subpackages.
 */
@NullMarked
package dev.coracle.controllers;

import org.jspecify.annotations.NullMarked;
