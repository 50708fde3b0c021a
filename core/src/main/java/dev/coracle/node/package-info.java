/**
 * The kubelet: runs the pods of one node on a {@link dev.coracle.node.runtime.ContainerRuntime} and reports on them and
 * on the node. {@code PodPlanner} decides, from what is known of a pod at one moment; {@code PodAgent} carries out. May
 * import: {@code platform}, {@code model} and its subpackages, {@code api}, {@code client} and its subpackages, {@code
 * scheduler.framework} for what a pod asks of a node, {@code node.runtime}.
 */
@ApiValue
@NullMarked
package dev.coracle.node;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
