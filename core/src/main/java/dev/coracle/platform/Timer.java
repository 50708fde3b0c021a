package dev.coracle.platform;

/** A task that waits for its moment. */
public interface Timer {
    /**
     * Takes the task back, if it has not begun: also where its moment has come and it only waits for its turn. May be
     * called at any time, from any thread, also twice.
     */
    void cancel();
}
