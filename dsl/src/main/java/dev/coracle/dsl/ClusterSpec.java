package dev.coracle.dsl;

import dev.coracle.apiserver.admission.AdmissionPlugin;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.ComponentDefinition;
import dev.coracle.cluster.ComponentFactory;
import dev.coracle.cluster.DefaultParts;
import dev.coracle.cluster.DefinitionException;
import dev.coracle.controllers.Controller;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.SchedulerOptions;
import dev.coracle.store.StoreFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A cluster that is being defined. Immutable: every method returns another one. */
public final class ClusterSpec {
    private final List<UnaryOperator<ClusterDefinition.Builder>> parts;
    private final List<String> mistakes;
    private final int nodes;

    private ClusterSpec(List<UnaryOperator<ClusterDefinition.Builder>> parts, List<String> mistakes, int nodes) {
        this.parts = parts;
        this.mistakes = mistakes;
        this.nodes = nodes;
    }

    static ClusterSpec of(String name) {
        return new ClusterSpec(List.of(builder -> builder.name(name)), List.of(), 0);
    }

    /** Where the cluster's state is; see {@link Clusters#inMemory()}. */
    public ClusterSpec store(StoreFactory store) {
        return with(builder -> builder.store(store));
    }

    /** So many nodes more, called {@code node-1} and so on, numbered over the whole cluster. */
    public ClusterSpec nodes(int count, UnaryOperator<NodeSpec> shape) {
        if (count < 0) return mistaken("nodes: Invalid value: \"" + count + "\": must not be negative");
        ClusterSpec spec = this;
        for (int i = 0; i < count; i++) spec = spec.node("node-" + (spec.nodes + 1), shape);
        return spec;
    }

    /** So many nodes more, of the usual shape. */
    public ClusterSpec nodes(int count) {
        return nodes(count, UnaryOperator.identity());
    }

    /** One node more. */
    public ClusterSpec node(String name, UnaryOperator<NodeSpec> shape) {
        NodeSpec node = shape.apply(NodeSpec.of(name, nodes));
        ClusterSpec spec = with(builder -> builder.addNode(node.definition()));
        return new ClusterSpec(spec.parts, joined(mistakes, node.mistakes()), nodes + 1);
    }

    /** Changes the default scheduler's profile: its plugins, their weights and arguments. */
    public ClusterSpec scheduler(UnaryOperator<Profile> change) {
        return profiles(change.apply(Profile.defaults()));
    }

    /** The default scheduler with these profiles; pods choose by {@code spec.schedulerName}. */
    public ClusterSpec profiles(Profile... profiles) {
        return scheduler(SchedulerOptions.of(profiles));
    }

    /** The default scheduler with these options. */
    public ClusterSpec scheduler(SchedulerOptions options) {
        return with(builder -> builder.scheduler(DefaultParts.scheduler(options)));
    }

    /** Another scheduler instead of the default one. */
    public ClusterSpec ownScheduler(ComponentFactory scheduler) {
        return with(builder -> builder.scheduler(scheduler));
    }

    /** One controller more, run by the controller manager beside Kubernetes' own. */
    public ClusterSpec controller(Controller controller) {
        return with(builder -> builder.addExtraController(controller));
    }

    /** These instead of Kubernetes' own, of which {@link DefaultParts#controllers()} is the list. */
    public ClusterSpec controllers(List<Controller> controllers) {
        return with(builder -> builder.controllers(controllers));
    }

    /** One component more, with a process and a user of its own. */
    public ClusterSpec component(String name, ComponentFactory component) {
        return with(builder -> builder.addComponent(new ComponentDefinition(name, component)));
    }

    /** One admission plugin more, asked after the built-in ones. */
    public ClusterSpec admission(AdmissionPlugin plugin) {
        return with(builder -> builder.addAdmission(plugin));
    }

    /** Anything else that a definition can say. */
    public ClusterSpec with(UnaryOperator<ClusterDefinition.Builder> part) {
        return new ClusterSpec(joined(parts, List.of(part)), mistakes, nodes);
    }

    private ClusterSpec mistaken(String mistake) {
        return new ClusterSpec(parts, joined(mistakes, List.of(mistake)), nodes);
    }

    ClusterDefinition definition() {
        List<String> all = new ArrayList<>(mistakes);
        ClusterDefinition.Builder builder = ClusterDefinition.builder();
        for (UnaryOperator<ClusterDefinition.Builder> part : parts) builder = part.apply(builder);
        try {
            ClusterDefinition definition = builder.build();
            if (all.isEmpty()) return definition;
        } catch (DefinitionException e) {
            all.addAll(e.mistakes());
        }
        throw new DefinitionException(all);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
