/**
 * What runs containers, as the kubelet sees it: the {@link dev.coracle.node.runtime.ContainerRuntime} SPI and its
 * values. May import: {@code platform}, {@code model} and its subpackages.
 */
@ApiValue
@NullMarked
package dev.coracle.node.runtime;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
