/**
 * The only door to the cluster's state. One pipeline serves every kind and every transport: authenticate, authorize,
 * decode, default, mutate, validate, store, publish; what differs between kinds stands in a table of
 * {@link dev.coracle.apiserver.ServedKind}. May import: {@code model} and its subpackages, {@code store}, {@code api},
 * {@code platform}, and the packages below this one.
 */
@ApiValue
@NullMarked
package dev.coracle.apiserver;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
