/**
 * The {@code storage.k8s.io} API group: storage classes, CSI drivers and what they say of nodes and capacity, volume
 * attachments. May import: {@code model}, {@code model.meta}, {@code model.core}.
 */
@ApiValue
@NullMarked
package dev.coracle.model.storage;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
