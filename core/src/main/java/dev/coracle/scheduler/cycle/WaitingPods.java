package dev.coracle.scheduler.cycle;

import dev.coracle.model.GoDuration;
import dev.coracle.platform.Timer;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.framework.WaitingPod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Pods that Permit plugins hold, of all profiles. Each waits until all its plugins let it go, one refuses it, or the
 * first plugin's time is up.
 *
 * <p><b>Threads.</b> One at a time.
 */
public final class WaitingPods {
    /** Sets a timer. */
    public interface Timers {
        /** Runs the task when this much time has passed. */
        Timer after(Duration delay, Runnable task);
    }

    private final Timers timers;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** No pods; their time is told by these timers. */
    public WaitingPods(Timers timers) {
        this.timers = timers;
    }

    /**
     * A pod begins to wait.
     *
     * @param limits how long each plugin holds it at most
     * @param then told once, with success or the refusal
     */
    void add(PodInfo pod, String node, Map<String, Duration> limits, Consumer<Status> then) {
        Entry entry = new Entry(pod, node, then);
        entries.put(pod.uid(), entry);
        limits.forEach(entry::hold);
    }

    /** The pods, in the order in which they came. */
    public List<? extends WaitingPod> list() {
        return new ArrayList<>(entries.values());
    }

    /** A pod, where it waits. */
    public Optional<WaitingPod> find(String uid) {
        return Optional.ofNullable(entries.get(uid));
    }

    private final class Entry implements WaitingPod {
        private final PodInfo pod;
        private final String node;
        private final Consumer<Status> then;
        private final Map<String, Timer> holders = new LinkedHashMap<>();

        Entry(PodInfo pod, String node, Consumer<Status> then) {
            this.pod = pod;
            this.node = node;
            this.then = then;
        }

        void hold(String plugin, Duration limit) {
            String late = "rejected due to timeout after waiting " + GoDuration.text(limit) + " at plugin " + plugin;
            holders.put(plugin, timers.after(limit, () -> reject(plugin, late)));
        }

        @Override
        public PodInfo pod() {
            return pod;
        }

        @Override
        public String node() {
            return node;
        }

        @Override
        public List<String> pendingPlugins() {
            return List.copyOf(holders.keySet());
        }

        @Override
        public void allow(String plugin) {
            Timer timer = holders.remove(plugin);
            if (timer != null) timer.cancel();
            if (holders.isEmpty()) end(Status.success());
        }

        @Override
        public void reject(String plugin, String reason) {
            end(Status.unschedulable(reason).by(plugin));
        }

        private void end(Status status) {
            if (!entries.remove(pod.uid(), this)) return;
            holders.values().forEach(Timer::cancel);
            then.accept(status);
        }
    }
}
