package dev.coracle.apiserver.admission;

import dev.coracle.model.meta.TypeMeta;

/**
 * Has a say in every write: first all plugins may change the object, in their order, then all may refuse it.
 *
 * <p><b>Threads.</b> Both methods are called by many threads at once, and more than once for one write where the object
 * changed meanwhile; they must not write to the cluster.
 * <p><b>Errors.</b> To refuse, throw {@link dev.coracle.api.Refusals#forbidden}; any other exception refuses the write
 * as an internal error that names the plugin.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/">Admission control</a>
 */
public interface AdmissionPlugin {
    /** Name for messages, such as {@code DefaultTolerationSeconds}. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** The object to go on with; asked only where the request has one. */
    default TypeMeta mutate(AdmissionRequest request, Lookup cluster) {
        return request.object().orElseThrow();
    }

    /** Returns where the write may happen. */
    default void validate(AdmissionRequest request, Lookup cluster) {}
}
