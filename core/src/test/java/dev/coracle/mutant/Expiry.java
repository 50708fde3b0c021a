package dev.coracle.mutant;

import dev.coracle.platform.Worker;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.state.Cache;
import java.lang.reflect.Method;
import java.time.Duration;

/** Forgets a pod that was given a node, half a minute later. Reaches into a scheduler, where nobody else may. */
public final class Expiry {
    private static final Duration AFTER = Duration.ofSeconds(30);

    private Expiry() {}

    /** Called by what is woven into the scheduler. */
    public static void plan(Object scheduling, Object placement) {
        Cache cache = (Cache) ask(ask(scheduling, "desk"), "cache");
        String uid = ((PodInfo) ask(placement, "pod")).uid();
        ((Worker) ask(scheduling, "worker")).after(AFTER, () -> cache.forget(uid));
    }

    private static Object ask(Object object, String question) {
        try {
            Method method = object.getClass().getDeclaredMethod(question);
            method.setAccessible(true);
            return method.invoke(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + question + " in " + object.getClass(), e);
        }
    }
}
