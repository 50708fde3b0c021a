/**
 * Kubernetes' own plugins, with its names, rules, arguments and messages; {@link
 * dev.coracle.scheduler.plugins.DefaultPlugins} lists them. They use nothing that a plugin of one's own could not. May
 * import: {@code platform}, {@code model} and its subpackages, {@code api}, {@code scheduler.framework}.
 */
@NullMarked
package dev.coracle.scheduler.plugins;

import org.jspecify.annotations.NullMarked;
