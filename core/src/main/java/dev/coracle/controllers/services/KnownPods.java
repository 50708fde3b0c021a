package dev.coracle.controllers.services;

import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.meta.ObjectKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a service, one of its pods and something third: worked out once for as long as all three are the very
 * same objects, so that a pod that changes costs one pod's work and what is written shares what stays. Safe for all
 * threads; calls about one service one at a time.
 *
 * @param <B> the third thing
 * @param <V> what follows
 */
public final class KnownPods<B extends @Nullable Object, V> {
    private final Function<Pod, B> third;
    private final Rule<B, V> rule;
    private final Map<ObjectKey, Known<B, V>> services = new ConcurrentHashMap<>();

    /** Works out what follows. */
    public interface Rule<B extends @Nullable Object, V> {
        /** What follows; pure. */
        V apply(Service service, Pod pod, B third);
    }

    private record Known<B extends @Nullable Object, V>(Service service, Map<ObjectKey, Answer<B, V>> answers) {}

    private record Answer<B extends @Nullable Object, V>(Pod pod, B third, V value) {}

    /**
     * Nothing known.
     *
     * @param third what belongs to a pod
     */
    public KnownPods(Function<Pod, B> third, Rule<B, V> rule) {
        this.third = third;
        this.rule = rule;
    }

    /** What follows for these pods of a service, one by one. */
    public List<V> of(Service service, List<Pod> pods) {
        Known<B, V> known = services.get(service.key());
        Map<ObjectKey, Answer<B, V>> before =
                known != null && known.service() == service ? known.answers() : Collections.emptyMap();
        Map<ObjectKey, Answer<B, V>> now = new HashMap<>();
        List<V> values = new ArrayList<>(pods.size());
        for (Pod pod : pods) {
            B there = third.apply(pod);
            ObjectKey key = pod.key();
            Answer<B, V> answer = before.get(key);
            if (answer == null || answer.pod() != pod || answer.third() != there)
                answer = new Answer<>(pod, there, rule.apply(service, pod, there));
            now.put(key, answer);
            values.add(answer.value());
        }
        services.put(service.key(), new Known<>(service, now));
        return values;
    }

    /** Forgets a service. */
    public void forget(ObjectKey service) {
        services.remove(service);
    }
}
