/**
 * The conversation between an API server and whoever talks to it: requests, answers, watches, errors. Both sides know
 * these types and not each other, so a component runs alike against a server in the same JVM, a simulated link, and a
 * server across the network. May import: {@code platform}, {@code model} and its
 * subpackages.
 */
@ApiValue
@NullMarked
package dev.coracle.api;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
