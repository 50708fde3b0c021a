package dev.coracle.scheduler.framework;

import dev.coracle.model.core.Pod;
import java.util.Optional;

/** Tells people what becomes of pods. Never fails, returns at once; may be called from any thread. */
public interface EventSink {
    /** How it is meant. */
    enum Tone {
        /** As it should be. */
        NORMAL,
        /** May need attention. */
        WARNING
    }

    /**
     * An event.
     *
     * @param regarding what it is about
     * @param related what else has to do with it
     * @param reason in one word, such as {@code Scheduled}
     * @param action what was being done, such as {@code Binding}
     * @param note what happened
     */
    void record(Tone tone, Pod regarding, Optional<Pod> related, String reason, String action, String note);
}
