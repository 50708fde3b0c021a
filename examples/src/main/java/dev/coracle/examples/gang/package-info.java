/**
 * Gang scheduling: pods of a group are placed together or not at all. A kind of its own and one plugin. May import: core's
 * public packages.
 */
@ApiValue
@NullMarked
package dev.coracle.examples.gang;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
