package dev.coracle.simulation.kernel;

/** Something that happens at a moment of virtual time. Knows its place on the {@link Agenda}, and is there once at most. */
abstract class Event implements Comparable<Event> {
    /** The moment, in nanoseconds since the start. */
    long time;

    /**
     * Orders events of one moment: 0 for all leaves it to {@code sequence}, a random number shuffles them, and the least
     * number of all comes first.
     */
    long tie;

    /** Rises with every event put on the agenda: no two are alike, so the order is total. */
    long sequence;

    /** Where the agenda keeps it; negative while it is not there. */
    int place = -1;

    /** Carries it out; it is off the agenda by then. */
    abstract void happen();

    /** Whose event it is, as a number: what {@link #tie} depends on beside the seed and the moment. */
    abstract long owner();

    /** Whether it may be forgotten, since the process that it is for has ended. */
    boolean isMoot() {
        return false;
    }

    /** Whether it is the event of one who looks on: then nobody else looks at anything because of it. */
    boolean isUnseen() {
        return false;
    }

    @Override
    public final int compareTo(Event other) {
        return this == other ? 0 : isBefore(other) ? -1 : 1;
    }

    final boolean isBefore(Event other) {
        if (time != other.time) return time < other.time;
        if (tie != other.tie) return tie < other.tie;
        return sequence < other.sequence;
    }
}
