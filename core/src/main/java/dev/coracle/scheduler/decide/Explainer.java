package dev.coracle.scheduler.decide;

import dev.coracle.client.Client;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.scheduler.Profile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Explains what the scheduler would do with a pod in a cluster as it is now, here or remote: reads the cluster, and changes
 * nothing.
 *
 * <pre>{@code
 * System.out.println(Explainer.of(client, Profile.defaults()).explain(pod).table());
 * }</pre>
 *
 * <p>To ask what would be if the cluster were another one, change the {@link #situation}, which is a value, and give it to
 * {@link Decider#explain}.
 */
public final class Explainer {
    /** The kinds that have a place of their own in a situation. */
    private static final List<Class<? extends ApiObject>> NAMED =
            List.of(Node.class, Pod.class, Namespace.class, Service.class, PodDisruptionBudget.class);

    private final Client client;
    private final Profile profile;

    private Explainer(Client client, Profile profile) {
        this.client = client;
        this.profile = profile;
    }

    /** An explainer of what a scheduler with this profile would do. */
    public static Explainer of(Client client, Profile profile) {
        return new Explainer(client, profile);
    }

    /**
     * Explains where a pod would go. It need not be in the cluster; if it is, its own place does not count.
     *
     * @throws dev.coracle.api.ApiException where the cluster cannot be read
     */
    public Explanation explain(Pod pod) {
        return Decider.explain(situation(pod), profile);
    }

    /** All that the scheduler looks at for this pod, as it is now. */
    public Case situation(Pod pod) {
        List<Pod> others = all(Pod.class).stream()
                .filter(it -> !it.key().equals(pod.key()))
                .filter(it -> !PodConditions.isFinished(it))
                .toList();
        return new Case(
                pod.key().toString(),
                all(Node.class),
                others,
                all(Namespace.class),
                all(Service.class),
                all(PodDisruptionBudget.class),
                others(),
                pod,
                true);
    }

    private List<ApiObject> others() {
        Set<Class<? extends ApiObject>> kinds = new LinkedHashSet<>(Case.STORAGE);
        kinds.addAll(Decider.kinds(profile));
        kinds.removeAll(NAMED);
        List<ApiObject> others = new ArrayList<>();
        for (Class<? extends ApiObject> type : kinds) others.addAll(all(type));
        return others;
    }

    private <T extends ApiObject> List<T> all(Class<T> type) {
        return client.of(type).list().items();
    }
}
