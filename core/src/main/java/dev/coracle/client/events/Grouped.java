package dev.coracle.client.events;

import dev.coracle.model.core.Event;

/**
 * An event to write, and what identifies it.
 *
 * @param event the event, or the one that stands for it and similar ones
 * @param key events of the same key are one event that is counted up
 */
record Grouped(Event event, String key) {
    Grouped with(Event other) {
        return new Grouped(other, key);
    }
}
