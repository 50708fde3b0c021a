package dev.coracle.apiserver.admission;

import dev.coracle.api.ApiException;
import dev.coracle.api.Refusals;
import dev.coracle.api.Verb;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.scheduling.PriorityClass;
import java.util.Comparator;
import java.util.Optional;

/** Turns the name of a priority class into the number that the scheduler compares. */
public final class PriorityAdmission implements AdmissionPlugin {
    private static final PriorityClass NONE = PriorityClass.builder()
            .value(0)
            .preemptionPolicy("PreemptLowerPriority")
            .build();

    @Override
    public String name() {
        return "Priority";
    }

    @Override
    public TypeMeta mutate(AdmissionRequest request, Lookup cluster) {
        TypeMeta object = request.object().orElseThrow();
        if (!(object instanceof Pod pod)) return object;
        if (request.isFor(Pod.class, Verb.CREATE)) return pod.withSpec(prioritized(request, pod.spec(), cluster));
        boolean changed = request.isFor(Pod.class, Verb.UPDATE) || request.isFor(Pod.class, Verb.PATCH);
        return changed && request.stored().orElse(null) instanceof Pod stored ? kept(pod, stored) : pod;
    }

    /** An update that is silent about the priority keeps it. */
    private static Pod kept(Pod pod, Pod stored) {
        PodSpec spec = pod.spec();
        PodSpec before = stored.spec();
        return pod.withSpec(spec.withPriority(spec.priority().or(before::priority))
                .withPreemptionPolicy(spec.preemptionPolicy().or(before::preemptionPolicy)));
    }

    private static PodSpec prioritized(AdmissionRequest request, PodSpec given, Lookup cluster) {
        PriorityClass found = given.priorityClassName().isPresent()
                ? named(request, given.priorityClassName().get(), cluster)
                : byDefault(cluster).orElse(NONE);
        PodSpec spec = found.name().isEmpty() ? given : given.withPriorityClassName(found.name());
        int priority = found.value();
        if (spec.priority().orElse(priority) != priority) {
            throw refuse(
                    request,
                    "the integer value of priority (" + spec.priority().get()
                            + ") must not be provided in pod spec; priority admission controller computed " + priority
                            + " from the given PriorityClass name");
        }
        if (found.preemptionPolicy().isEmpty()) return spec.withPriority(priority);
        String policy = found.preemptionPolicy().get();
        if (!spec.preemptionPolicy().orElse(policy).equals(policy)) {
            throw refuse(
                    request,
                    "the string value of PreemptionPolicy ("
                            + spec.preemptionPolicy().get()
                            + ") must not be provided in pod spec; priority admission controller computed " + policy
                            + " from the given PriorityClass name");
        }
        return spec.withPriority(priority).withPreemptionPolicy(policy);
    }

    private static PriorityClass named(AdmissionRequest request, String name, Lookup cluster) {
        return cluster.find(PriorityClass.class, "", name)
                .orElseThrow(() -> refuse(request, "no PriorityClass with name " + name + " was found"));
    }

    /** Of several default classes, which can only be left from a race, the lowest counts. */
    private static Optional<PriorityClass> byDefault(Lookup cluster) {
        return cluster.list(PriorityClass.class, "").stream()
                .filter(PriorityClass::globalDefault)
                .min(Comparator.comparingInt(PriorityClass::value));
    }

    private static ApiException refuse(AdmissionRequest request, String why) {
        return Refusals.forbidden(request.resource(), request.key().name(), why);
    }

    @Override
    public void validate(AdmissionRequest request, Lookup cluster) {
        boolean written = request.isFor(PriorityClass.class, Verb.CREATE)
                || request.isFor(PriorityClass.class, Verb.UPDATE)
                || request.isFor(PriorityClass.class, Verb.PATCH);
        if (!written || !(request.object().orElse(null) instanceof PriorityClass it) || !it.globalDefault()) return;
        byDefault(cluster)
                .filter(other -> request.verb() == Verb.CREATE || !other.name().equals(it.name()))
                .ifPresent(other -> {
                    throw refuse(
                            request,
                            "PriorityClass " + other.name()
                                    + " is already marked as default. Only one default can exist");
                });
    }
}
