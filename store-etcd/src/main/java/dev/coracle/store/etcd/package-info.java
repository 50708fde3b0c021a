/** The cluster store on etcd. May import: {@code store}, {@code platform}. */
@NullMarked
package dev.coracle.store.etcd;

import org.jspecify.annotations.NullMarked;
