package dev.coracle.node.runtime;

/**
 * How a command in a container ended.
 *
 * @param end which way
 * @param exitCode of a command that ended by itself, -1 otherwise
 * @param output what it wrote, or why it could not run
 */
public record ExecResult(End end, int exitCode, String output) {
    /** The ways in which a command ends. */
    public enum End {
        /** By itself, with an exit code. */
        EXITED,
        /** It took too long and was killed. */
        TIMED_OUT,
        /** It never began, as there is no such container, or none that runs. */
        NOT_RUN
    }

    /** Ended by itself. */
    public static ExecResult exited(int exitCode, String output) {
        return new ExecResult(End.EXITED, exitCode, output);
    }

    /** Took too long. */
    public static ExecResult timedOut() {
        return new ExecResult(End.TIMED_OUT, -1, "");
    }

    /** Never began. */
    public static ExecResult notRun(String why) {
        return new ExecResult(End.NOT_RUN, -1, why);
    }

    /** Whether it ended by itself, and well. */
    public boolean isSuccess() {
        return end == End.EXITED && exitCode == 0;
    }
}
