package dev.coracle.scheduler.queue;

import dev.coracle.scheduler.framework.ClusterEvent;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.QueueingHint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which plugins keep which pods waiting, and which events may make them let go. An event reaches only the pods whose
 * plugins registered it, however many others wait.
 */
final class Blockers {
    /** A plugin of a profile, and the pods that it keeps waiting. */
    private static final class Blocker {
        final String plugin;
        final List<EventRegistration> registrations;
        final Set<Entry> blocked = new LinkedHashSet<>();

        Blocker(String plugin, List<EventRegistration> registrations) {
            this.plugin = plugin;
            this.registrations = registrations;
        }

        /** The hints about an event; empty where it means nothing to the plugin. */
        List<QueueingHint> hints(ClusterEvent event) {
            return registrations.stream()
                    .filter(registration -> registration.event().includes(event))
                    .map(EventRegistration::hint)
                    .toList();
        }
    }

    /** A plugin to which an event means something. */
    private record Interest(String profile, Blocker blocker, List<QueueingHint> hints) {}

    private final Map<String, Map<String, Blocker>> byProfile = new HashMap<>();
    private final List<Interest> everyone = new ArrayList<>();
    private final Map<ClusterEvent, List<Interest>> interests = new HashMap<>();

    /** Registrations by profile, then by plugin. */
    Blockers(Map<String, Map<String, List<EventRegistration>>> registrations) {
        registrations.forEach((profile, plugins) -> plugins.forEach((plugin, events) -> {
            Blocker blocker = new Blocker(plugin, List.copyOf(events));
            byProfile.computeIfAbsent(profile, it -> new HashMap<>()).put(plugin, blocker);
            everyone.add(new Interest(profile, blocker, List.of()));
        }));
    }

    /** Whether an event means something to any plugin. */
    boolean areInterestedIn(ClusterEvent event) {
        return !interested(event).isEmpty();
    }

    private List<Interest> interested(ClusterEvent event) {
        return interests.computeIfAbsent(
                event,
                it -> everyone.stream()
                        .map(plugin -> new Interest(plugin.profile, plugin.blocker, plugin.blocker.hints(it)))
                        .filter(interest -> !interest.hints.isEmpty())
                        .toList());
    }

    /** Notes that a pod waits for the plugins that refused it. */
    void add(Entry entry) {
        for (Blocker blocker : of(entry)) blocker.blocked.add(entry);
    }

    /** Notes that a pod waits no longer. */
    void remove(Entry entry) {
        for (Blocker blocker : of(entry)) blocker.blocked.remove(entry);
    }

    private List<Blocker> of(Entry entry) {
        Map<String, Blocker> plugins = byProfile.getOrDefault(entry.profile(), Collections.emptyMap());
        List<Blocker> blockers = new ArrayList<>(2);
        for (String name : entry.unschedulable) add(blockers, plugins, name);
        for (String name : entry.pending) add(blockers, plugins, name);
        return blockers;
    }

    private static void add(List<Blocker> blockers, Map<String, Blocker> plugins, String name) {
        Blocker blocker = plugins.get(name);
        if (blocker != null) blockers.add(blocker);
    }

    /** The waiting pods that an event may concern, each once. */
    Set<Entry> concerned(ClusterEvent event) {
        Set<Entry> concerned = new LinkedHashSet<>();
        for (Interest interest : interested(event)) concerned.addAll(interest.blocker.blocked);
        return concerned;
    }

    /** Whether an event may open the gate of a pod. */
    boolean mayOpenGate(Entry entry, ClusterEvent event) {
        return interested(event).stream().anyMatch(interest -> isOf(interest, entry, entry.gate));
    }

    private static boolean isOf(Interest interest, Entry entry, String plugin) {
        return interest.blocker.plugin.equals(plugin) && interest.profile.equals(entry.profile());
    }

    /** What something that happened means to a pod, by the plugins that refused it. */
    Verdict judge(Entry entry, Happening happening) {
        Verdict verdict = Verdict.STAY;
        for (Interest interest : interested(happening.event())) {
            if (!interest.profile.equals(entry.profile())) continue;
            boolean pending = entry.pending.contains(interest.blocker.plugin);
            if (!pending && !entry.unschedulable.contains(interest.blocker.plugin)) continue;
            if (!isWorthAnotherTry(interest.hints, entry, happening)) continue;
            verdict = verdict.or(pending ? Verdict.RETRY_AT_ONCE : Verdict.RETRY);
            if (pending || entry.pending.isEmpty()) break;
        }
        return verdict;
    }

    private static boolean isWorthAnotherTry(List<QueueingHint> hints, Entry entry, Happening happening) {
        for (QueueingHint hint : hints) {
            try {
                if (hint.worthAnotherTry(entry.info, happening.before(), happening.after())) return true;
            } catch (RuntimeException e) {
                return true; // a hint that fails must not keep the pod waiting
            }
        }
        return false;
    }
}
