package dev.coracle.cluster;

import dev.coracle.api.Refusals;
import dev.coracle.api.Verb;
import dev.coracle.apiserver.admission.AdmissionPlugin;
import dev.coracle.apiserver.admission.AdmissionRequest;
import dev.coracle.apiserver.admission.Lookup;
import dev.coracle.model.core.Pod;

/** An admission plugin that refuses every new pod. */
final class NoPods implements AdmissionPlugin {
    @Override
    public void validate(AdmissionRequest request, Lookup cluster) {
        if (request.isFor(Pod.class, Verb.CREATE))
            throw Refusals.forbidden(request.resource(), request.key().name(), "no pods here");
    }
}
