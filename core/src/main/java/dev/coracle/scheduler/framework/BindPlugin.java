package dev.coracle.scheduler.framework;

/** Writes the decision. Runs on a worker for writes; makes calls. */
public interface BindPlugin extends Plugin {
    /**
     * Success, skip to leave it to the next plugin, or what went wrong. Where it is unknown whether the write was
     * carried out, {@link dev.coracle.api.UnknownOutcomeException} may be thrown: the scheduler finds out.
     */
    Status bind(CycleState state, PodInfo pod, String node);
}
