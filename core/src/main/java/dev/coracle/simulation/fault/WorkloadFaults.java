package dev.coracle.simulation.fault;

import dev.coracle.client.Client;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.simulation.kernel.Kernel;
import java.util.HashMap;
import java.util.Map;

/** What somebody wants of workloads, and soon no longer. */
final class WorkloadFaults implements Subject {
    private static final DeleteOptions IN_GOOD_ORDER = DeleteOptions.builder().build();
    private static final DeleteOptions BY_FORCE =
            DeleteOptions.builder().gracePeriodSeconds(0L).build();

    private final Client client;
    private final Kernel kernel;
    private final Ongoing ongoing;
    private final Evictions evictions;
    private final Scaling scaling;
    private final Map<Stroke, Reversal> deletions = new HashMap<>();

    WorkloadFaults(Client client, Kernel kernel, Ongoing ongoing, Evictions evictions) {
        this.client = client;
        this.kernel = kernel;
        this.ongoing = ongoing;
        this.evictions = evictions;
        this.scaling = new Scaling(client, ongoing);
    }

    @Override
    public void begins(Stroke stroke) {
        Workload workload = new Workload(client, stroke.target());
        switch (stroke.kind()) {
            case WORKLOAD_SCALE_UP, WORKLOAD_SCALE_DOWN -> insist(stroke, () -> scaling.settle(stroke.target()));
            case WORKLOAD_RECREATE ->
                deletions.put(stroke, Reversal.begin(kernel, stroke.fault().toString(), workload::delete));
            case WORKLOAD_BUDGET -> budget(stroke, workload);
            case WORKLOAD_ROLLOUT -> {
                String moment = kernel.time().toString();
                insist(stroke, () -> workload.restart(moment));
            }
            case POD_DELETE -> insist(stroke, () -> workload.deletePods(stroke.amount(), IN_GOOD_ORDER));
            case POD_EVICT -> insist(stroke, () -> evictions.round(stroke, workload.somePods(stroke.amount())));
            default -> insist(stroke, () -> workload.deletePods(stroke.amount(), BY_FORCE));
        }
    }

    @Override
    public void ends(Stroke stroke) {
        Reversal deletion = deletions.remove(stroke);
        if (deletion != null) deletion.end();
        if (stroke.kind() == FaultKind.WORKLOAD_BUDGET) budget(stroke, new Workload(client, stroke.target()));
        else insist(stroke, () -> scaling.settle(stroke.target()));
    }

    private void budget(Stroke stroke, Workload workload) {
        insist(stroke, () -> workload.budget(ongoing.worst(stroke.target(), FaultKind.WORKLOAD_BUDGET)));
    }

    private void insist(Stroke stroke, Runnable calls) {
        Errand.run(kernel, stroke.fault().toString(), calls);
    }
}
