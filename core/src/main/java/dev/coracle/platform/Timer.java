package dev.coracle.platform;

/** A task that waits for its moment. */
public interface Timer {
    /** Takes the task back, if it has not begun. May be called at any time, also twice. */
    void cancel();
}
