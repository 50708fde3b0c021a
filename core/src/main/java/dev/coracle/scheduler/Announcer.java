package dev.coracle.scheduler;

import dev.coracle.client.Client;
import dev.coracle.client.events.EventRecorder;
import dev.coracle.model.core.Pod;
import dev.coracle.platform.Platform;
import dev.coracle.scheduler.framework.EventSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells people what happens to pods, in the name of the profile that schedules the pod for which it happens. */
final class Announcer implements EventSink {
    private static final int LONGEST_NOTE = 1024;
    private static final String CUT = " ...";

    private final Map<String, EventRecorder> recorders = new LinkedHashMap<>();
    private final EventRecorder first;

    Announcer(Client client, Platform platform, List<Profile> profiles) {
        for (Profile profile : profiles) {
            recorders.put(profile.name(), new EventRecorder(client, platform, profile.name(), ""));
        }
        first = recorders.values().iterator().next();
    }

    @Override
    public void record(Tone tone, Pod regarding, Optional<Pod> related, String reason, String action, String note) {
        String profile = related.orElse(regarding).spec().schedulerName().orElse("");
        String type = tone == Tone.NORMAL ? "Normal" : "Warning";
        recorders
                .getOrDefault(profile, first)
                .record(
                        type,
                        EventRecorder.reference(regarding),
                        reason,
                        action,
                        related.map(EventRecorder::reference),
                        cut(note));
    }

    private static String cut(String note) {
        return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE - CUT.length()) + CUT;
    }
}
