/**
 * The cluster as programs see it: typed reads, writes and watches over a {@link dev.coracle.api.Transport}, whatever is
 * behind that. Controllers, schedulers and kubelets, ours and a user's, know the cluster through this package and the
 * ones below it alone. May import: {@code model} and its subpackages, {@code api}.
 */
@NullMarked
package dev.coracle.client;

import org.jspecify.annotations.NullMarked;
