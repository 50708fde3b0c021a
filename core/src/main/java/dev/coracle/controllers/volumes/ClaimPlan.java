package dev.coracle.controllers.volumes;

import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.storage.StorageClass;

/** What is to be done about a claim. */
sealed interface ClaimPlan {
    /** It and this volume get each other, if they have not yet. */
    record Bind(PersistentVolume volume) implements ClaimPlan {}

    /** A volume is made for it. */
    record Provision(StorageClass storageClass) implements ClaimPlan {}

    /**
     * It has no volume yet.
     *
     * @param isWarning whether somebody should see to it
     * @param reason in one word
     */
    record Wait(boolean isWarning, String reason, String message) implements ClaimPlan {}

    /** Its volume is lost, and the data with it. */
    record Lose(String reason, String message) implements ClaimPlan {}
}
