/**
 * Cases played in two parts: first faults, then a healed cluster that must come to rest; what breaks a promise is made as
 * small as may be, printed with the line that replays it, and kept. Knows no test library. May import: everything but the
 * rest of {@code testkit}, apart from {@code testkit.arbitrary} and {@code testkit.invariant}.
 */
@NullMarked
@ApiValue
package dev.coracle.testkit.experiment;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
