package dev.coracle.testkit.invariant;

import dev.coracle.client.Resources;
import dev.coracle.model.IntOrString;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.ServiceSpec;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.Form;
import dev.coracle.testkit.arbitrary.Workload;
import dev.coracle.testkit.invariant.controllers.ControllerInvariants;
import dev.coracle.testkit.invariant.nodes.NodeInvariants;
import dev.coracle.testkit.invariant.services.ServiceInvariants;
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
        all.addAll(ControllerInvariants.all());
        all.addAll(ServiceInvariants.all());
        return all;
    }

    /** Fails where an invariant is broken. */
    void play(ClusterCase drawn) {
        ClusterCase random = drawn.seed() % 2 == 0 ? drawn : prolonged(drawn);
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
                planWishes(simulation, random);
                simulation.cluster().run(random.end().plusSeconds(30));
                monitor.check();
                simulation.cluster().run(SETTLING);
                monitor.checkSettled();
                monitor.exercised().forEach((name, count) -> exercised.merge(name, count, Long::sum));
            }
        }
    }

    /** The same with faults that last longer than pods tolerate. */
    private static ClusterCase prolonged(ClusterCase random) {
        List<Fault> faults = random.faults().faults().stream()
                .map(it -> new Fault(
                        it.trigger(), it.kind(), it.target(), it.lasting().multipliedBy(8), it.amount()))
                .toList();
        return new ClusterCase(
                random.nodes(),
                random.workloads(),
                new FaultPlan(faults),
                random.lost(),
                random.knobs(),
                random.seed());
    }

    /** Deployments are scaled, get another image and are scaled again; the last one goes. */
    private static void planWishes(Simulation simulation, ClusterCase random) {
        List<Workload> workloads = random.workloads();
        Resources<Deployment> deployments = simulation.cluster().client().deployments("default");
        for (int i = 0; i < workloads.size(); i++) {
            if (workloads.get(i).form() != Form.DEPLOYMENT) continue;
            String name = "app-" + (i + 1);
            int replicas = workloads.get(i).pods();
            plan(simulation, workloads.get(i), 20, () -> deployments.scale(name, replicas + 2));
            plan(simulation, workloads.get(i), 40, () -> deployments.edit(name, PromisesRun::anotherImage));
            plan(simulation, workloads.get(i), 41 + i * 20, () -> deployments.scale(name, Math.max(1, replicas - 1)));
            if (i == workloads.size() - 1) plan(simulation, workloads.get(i), 220, () -> deployments.delete(name));
        }
    }

    private static void plan(Simulation simulation, Workload workload, int seconds, Runnable wish) {
        Duration moment = simulation.time().plus(workload.at()).plusSeconds(seconds);
        simulation.kernel().at(moment, "wish", wish);
    }

    private static Deployment anotherImage(Deployment deployment) {
        PodTemplateSpec template = deployment.spec().template();
        List<Container> containers = template.spec().containers().stream()
                .map(it -> it.withImage("app:2"))
                .map(Container.class::cast)
                .toList();
        return deployment.withSpec(
                deployment.spec().withTemplate(template.withSpec(template.spec().withContainers(containers))));
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
