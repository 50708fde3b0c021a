package dev.coracle.testkit.invariant;

import dev.coracle.model.IntOrString;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.ServiceSpec;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.simulation.Simulation;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.invariant.nodes.NodeInvariants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays random cases, with a service and a budget beside each workload, under the promises of nodes, controllers and services. */
final class PromisesRun {
    /** Longer than it takes until the last pod is driven away and replaced, and until everybody tries again. */
    private static final Duration SETTLING = Duration.ofMinutes(12);

    private final Map<String, Long> exercised = new LinkedHashMap<>();

    /** How often each promise was put to the test, over all runs. */
    Map<String, Long> exercised() {
        return exercised;
    }

    static List<Invariant> all() {
        List<Invariant> all = new ArrayList<>(NodeInvariants.all());
        return all;
    }

    /** Fails where an invariant is broken. */
    void play(ClusterCase random) {
        try (Simulation simulation = Simulation.of(random.definition().build(), random.seed())) {
            Setting setting = new Setting(
                    simulation.cluster(),
                    Optional.of(simulation),
                    Bounds.of(simulation.cluster().definition()));
            try (InvariantMonitor monitor = InvariantMonitor.on(setting, all())) {
                for (int i = 1; i <= random.workloads().size(); i++) {
                    for (ApiObject object : beside("app-" + i))
                        simulation.cluster().apply(object);
                }
                random.begin(simulation);
                simulation.cluster().run(random.end().plusSeconds(30));
                monitor.check();
                simulation.cluster().run(SETTLING);
                monitor.checkSettled();
                monitor.exercised().forEach((name, count) -> exercised.merge(name, count, Long::sum));
            }
        }
    }

    private static List<ApiObject> beside(String app) {
        ObjectMeta metadata =
                ObjectMeta.builder().namespace("default").name(app).build();
        Service service = Service.builder()
                .metadata(metadata)
                .spec(ServiceSpec.builder()
                        .putSelector("app", app)
                        .addPort(ServicePort.builder().port(80).build())
                        .build())
                .build();
        PodDisruptionBudget budget = PodDisruptionBudget.builder()
                .metadata(metadata)
                .spec(PodDisruptionBudgetSpec.builder()
                        .minAvailable(IntOrString.of(1))
                        .selector(LabelSelector.builder()
                                .putMatchLabel("app", app)
                                .build())
                        .build())
                .build();
        return List.of(service, budget);
    }
}
