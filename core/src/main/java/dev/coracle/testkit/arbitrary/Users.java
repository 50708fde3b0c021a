package dev.coracle.testkit.arbitrary;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.client.Client;
import dev.coracle.cluster.Cluster;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Those who want something of a simulated cluster: who finds the API server away, or told to wait, tries again. */
record Users(Simulation simulation) {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TOO_MANY_REQUESTS = 429;

    /** Has a workload applied in its time, counted from now, and its gate lifted. */
    void want(String name, Workload workload) {
        Duration at = simulation.time().plus(workload.at());
        if (workload.owned()) plan(at, "apply " + name, () -> applyOwned(workload.owner(name), workload.objects(name)));
        else apply(at, name, workload.objects(name));
        int gated = workload.pod().gatedSeconds();
        if (gated > 0) plan(at.plusSeconds(gated), "open " + name, () -> open(name));
    }

    /** One after the other; what was applied is applied again after a failure, and nothing comes of it. */
    void apply(Duration at, String name, List<ApiObject> objects) {
        plan(at, "apply " + name, () -> objects.forEach(this::apply));
    }

    /** What an operator does: the owner first, and at once what belongs to it. */
    private void applyOwned(ApiObject owner, List<ApiObject> objects) {
        OwnerReference reference = reference(apply(owner));
        UnaryOperator<ApiObject> owned = it -> it.withMetadata(it.metadata().withOwnerReferences(List.of(reference)));
        objects.forEach(it -> apply(it.metadata().namespace().isPresent() ? owned.apply(it) : it));
    }

    private static OwnerReference reference(ApiObject owner) {
        return OwnerReference.builder()
                .apiVersion(owner.apiVersion())
                .kind(owner.kind())
                .name(owner.name())
                .uid(owner.uid())
                .build();
    }

    private <T extends ApiObject> T apply(T object) {
        return simulation.cluster().apply(object);
    }

    private void plan(Duration at, String name, Runnable action) {
        simulation.kernel().at(at, name, () -> {
            try {
                action.run();
            } catch (UnreachableException | UnknownOutcomeException e) {
                again(name, action);
            } catch (ApiException e) {
                if (e.code() < 500 && e.code() != TOO_MANY_REQUESTS) throw e;
                again(name, action);
            }
        });
    }

    private void again(String name, Runnable action) {
        plan(simulation.time().plus(PAUSE), name, action);
    }

    private void open(String app) {
        Cluster cluster = simulation.cluster();
        Client client = cluster.client();
        for (Pod pod : client.pods().list().items()) {
            if (!app.equals(pod.metadata().labels().get("app"))) continue;
            if (pod.spec().schedulingGates().isEmpty() || pod.isTerminating()) continue;
            client.pods(pod.metadata().namespace().orElse("default"))
                    .edit(pod.name(), it -> it.withSpec(it.spec().withSchedulingGates(List.of())));
        }
    }
}
