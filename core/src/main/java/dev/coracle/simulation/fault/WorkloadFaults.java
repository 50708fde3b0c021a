package dev.coracle.simulation.fault;

import dev.coracle.client.Client;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.simulation.kernel.Kernel;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What somebody wants of workloads, and soon no longer. */
final class WorkloadFaults implements Subject {
    private static final DeleteOptions IN_GOOD_ORDER = DeleteOptions.builder().build();
    private static final DeleteOptions BY_FORCE =
            DeleteOptions.builder().gracePeriodSeconds(0L).build();

    private final Client client;
    private final Kernel kernel;
    private final Ongoing ongoing;
    private final Map<Stroke, Reversal> changes = new HashMap<>();

    WorkloadFaults(Client client, Kernel kernel, Ongoing ongoing) {
        this.client = client;
        this.kernel = kernel;
        this.ongoing = ongoing;
    }

    @Override
    public void begins(Stroke stroke) {
        Workload workload = new Workload(client, stroke.target());
        switch (stroke.kind()) {
            case WORKLOAD_SCALE_UP -> change(stroke, () -> workload.scale(stroke.amount()));
            case WORKLOAD_SCALE_DOWN -> change(stroke, () -> workload.scale(-stroke.amount()));
            case WORKLOAD_RECREATE -> change(stroke, workload::delete);
            case WORKLOAD_BUDGET -> budget(stroke, workload);
            case WORKLOAD_ROLLOUT -> {
                String moment = kernel.time().toString();
                insist(stroke, () -> workload.restart(moment));
            }
            case POD_DELETE -> insist(stroke, () -> workload.deletePods(stroke.amount(), IN_GOOD_ORDER));
            default -> insist(stroke, () -> workload.deletePods(stroke.amount(), BY_FORCE));
        }
    }

    @Override
    public void ends(Stroke stroke) {
        Reversal change = changes.remove(stroke);
        if (change != null) change.end();
        else budget(stroke, new Workload(client, stroke.target()));
    }

    private void change(Stroke stroke, Supplier<Runnable> calls) {
        changes.put(stroke, Reversal.begin(kernel, stroke.fault().toString(), calls));
    }

    private void budget(Stroke stroke, Workload workload) {
        insist(stroke, () -> workload.budget(ongoing.worst(stroke.target(), FaultKind.WORKLOAD_BUDGET)));
    }

    private void insist(Stroke stroke, Runnable calls) {
        Errand.run(kernel, stroke.fault().toString(), calls);
    }
}
