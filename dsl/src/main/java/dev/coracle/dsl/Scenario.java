package dev.coracle.dsl;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Condition;
import dev.coracle.model.meta.ApiObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What to do to a cluster, step by step. Immutable; plays on any cluster, in real and in simulated time.
 *
 * <pre>{@code
 * Scenario outage = Scenario.of("a node dies")
 *         .apply(Workloads.deployment("web", 3, pod -> pod.cpu("1")))
 *         .await(Conditions.rolledOut("default", "web"))
 *         .crash("node-1")
 *         .await(Conditions.nodeReady("node-1", false))
 *         .await(Conditions.rolledOut("default", "web"));
 * outage.playOn(cluster);
 * }</pre>
 */
public final class Scenario {
    private final String name;
    private final List<Step> steps;

    private Scenario(String name, List<Step> steps) {
        this.name = name;
        this.steps = steps;
    }

    /** A scenario without steps. */
    public static Scenario of(String name) {
        return new Scenario(name, List.of());
    }

    /** Then this. */
    public Scenario then(String description, Consumer<Cluster> action) {
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(description, action));
        return new Scenario(name, List.copyOf(more));
    }

    /** Then another scenario. */
    public Scenario then(Scenario other) {
        List<Step> more = new ArrayList<>(steps);
        more.addAll(other.steps);
        return new Scenario(name, List.copyOf(more));
    }

    /** Then an object is applied. */
    public Scenario apply(ApiObject object) {
        return then("apply " + object.kind() + " " + object.key(), cluster -> cluster.apply(object));
    }

    /** Then a manifest is applied. */
    public Scenario apply(String manifest) {
        return then("apply a manifest", cluster -> cluster.apply(manifest));
    }

    /** Then a condition comes to hold. */
    public Scenario await(Condition condition) {
        return then("wait for " + condition.description(), cluster -> cluster.await(condition));
    }

    /** Then a condition comes to hold, within a time. */
    public Scenario await(Condition condition, Duration limit) {
        return then("wait for " + condition.description(), cluster -> cluster.await(condition, limit));
    }

    /** Then time passes. */
    public Scenario run(Duration duration) {
        return then("let " + duration + " pass", cluster -> cluster.run(duration));
    }

    /** Then a node dies. */
    public Scenario crash(String node) {
        return then("crash " + node, cluster -> cluster.node(node).crash());
    }

    /** Then a node is turned on. */
    public Scenario boot(String node) {
        return then("boot " + node, cluster -> cluster.node(node).start());
    }

    /** Then a node is cut off from the API server. */
    public Scenario disconnect(String node) {
        return then("disconnect " + node, cluster -> cluster.node(node).disconnect());
    }

    /** Then a node reaches the API server again. */
    public Scenario reconnect(String node) {
        return then("reconnect " + node, cluster -> cluster.node(node).reconnect());
    }

    /**
     * Plays all steps.
     *
     * @throws ScenarioException where a step fails; it names the step
     * @throws AssertionError where an assertion in a step fails; it names the step, too
     */
    public void playOn(Cluster cluster) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            try {
                step.action().accept(cluster);
            } catch (RuntimeException e) {
                throw new ScenarioException(place(i), e);
            } catch (AssertionError e) {
                throw new AssertionError(place(i) + ": " + e.getMessage(), e);
            }
        }
    }

    private String place(int step) {
        return "scenario \"" + name + "\", step " + (step + 1) + ", "
                + steps.get(step).description();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append(':');
        steps.forEach(step -> text.append("\n  ").append(step.description()));
        return text.toString();
    }

    private record Step(String description, Consumer<Cluster> action) {}
}
