package dev.coracle.apiserver.admission;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.Verb;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.ResourceType;
import java.util.Optional;

/**
 * A write on its way.
 *
 * @param call what was asked, by whom, with which options
 * @param key namespace and name of the object; the name is empty where the server will make one up
 * @param object what is to be stored, or what acts on a subresource (a {@code Binding}); empty for deletions
 * @param stored what is there now; empty for creations
 */
public record AdmissionRequest(ApiRequest call, ObjectKey key, Optional<TypeMeta> object, Optional<ApiObject> stored) {
    /** What is done. */
    public Verb verb() {
        return call.verb();
    }

    /** To which kind. */
    public ResourceType<?> resource() {
        return call.resource();
    }

    /** Through which subresource; empty for the object itself. */
    public String subresource() {
        return call.subresource();
    }

    /** Whether this is about objects of this kind themselves, not about a subresource. */
    public boolean isFor(Class<? extends ApiObject> type, Verb verb) {
        return verb() == verb && subresource().isEmpty() && resource().type() == type;
    }

    /** The same request with another object. */
    public AdmissionRequest withObject(TypeMeta changed) {
        return new AdmissionRequest(call, key, Optional.of(changed), stored);
    }
}
