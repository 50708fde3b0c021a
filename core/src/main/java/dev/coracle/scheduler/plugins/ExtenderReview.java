package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.Extender;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets extenders spare pods that would be evicted, and whole nodes. */
final class ExtenderReview {
    private final Handle handle;

    ExtenderReview(Handle handle) {
        this.handle = handle;
    }

    /** What extenders leave of the candidates. */
    List<Candidate> of(PodInfo pod, List<Candidate> candidates) {
        List<Extender> extenders = handle.extenders(pod);
        List<Candidate> left = candidates;
        for (Extender extender : extenders) {
            if (left.isEmpty()) break;
            left = reviewed(extender, pod, left);
        }
        return left;
    }

    private static List<Candidate> reviewed(Extender extender, PodInfo pod, List<Candidate> candidates) {
        try {
            Optional<Map<String, Extender.Victims>> said = extender.preempt(pod, victims(candidates));
            return said.isPresent() ? kept(extender, candidates, said.get()) : candidates;
        } catch (RuntimeException e) {
            if (extender.isIgnorable()) return candidates;
            throw e;
        }
    }

    private static Map<String, Extender.Victims> victims(List<Candidate> candidates) {
        Map<String, Extender.Victims> victims = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            victims.put(candidate.node().name(), told(candidate.victims()));
        }
        return victims;
    }

    private static Extender.Victims told(Victims victims) {
        return new Extender.Victims(victims.pods(), victims.violations());
    }

    private static List<Candidate> kept(
            Extender extender, List<Candidate> candidates, Map<String, Extender.Victims> said) {
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Extender.Victims victims = said.get(candidate.node().name());
            if (victims == null) continue;
            if (!victims.pods().isEmpty()) {
                kept.add(new Candidate(candidate.node(), Victims.of(victims.pods(), victims.violations())));
            } else if (!extender.isIgnorable()) {
                throw new IllegalStateException("expected at least one victim pod on node \""
                        + candidate.node().name() + "\"");
            }
        }
        return kept;
    }
}
