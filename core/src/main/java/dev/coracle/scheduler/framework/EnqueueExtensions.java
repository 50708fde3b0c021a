package dev.coracle.scheduler.framework;

import java.util.List;

/**
 * Says which events may help a pod that the plugin refused. Implement it together with a refusing extension point: pods
 * refused by a plugin without it are tried again on every event.
 */
public interface EnqueueExtensions extends Plugin {
    /** The events, each with a hint; asked once. */
    List<EventRegistration> eventsToRegister();
}
