package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.scheduler.framework.ObjectWriter;

/** The volumes that a pod waits for before it is bound. For one thread at a time. */
final class PendingBindings {
    private final Changes changes;
    private boolean begun;
    private long begunAt;

    PendingBindings(Changes changes) {
        this.changes = changes;
    }

    Changes changes() {
        return changes;
    }

    boolean isBegun() {
        return begun;
    }

    long begunAt() {
        return begunAt;
    }

    /** Writes what the cluster needs to bind them. */
    void begin(ObjectWriter updates, long nanos) {
        for (PersistentVolume volume : changes.volumes()) updates.update(PersistentVolume.class, volume);
        for (PersistentVolumeClaim claim : changes.claims()) updates.update(PersistentVolumeClaim.class, claim);
        begun = true;
        begunAt = nanos;
    }
}
