package dev.coracle.scheduler.framework;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin answers. Immutable, so one instance may serve for many nodes and pods: a filter that refuses thousands
 * of nodes a second should keep its refusals in constants.
 */
public final class Status {
    /** What the scheduler does next. */
    public enum Code {
        /** Go on. */
        SUCCESS("Success"),
        /** Something is broken: the attempt ends, and the pod is tried again after a backoff. */
        ERROR("Error"),
        /** Refused; room made by removing pods may help. */
        UNSCHEDULABLE("Unschedulable"),
        /** Refused; removing pods cannot help. */
        UNSCHEDULABLE_AND_UNRESOLVABLE("UnschedulableAndUnresolvable"),
        /** Not yet: of Permit, hold the pod; of PreBind, ask again. */
        WAIT("Wait"),
        /** Nothing to do here: of PreFilter and PreScore, leave the plugin's Filter and Score out; of Bind, ask the next. */
        SKIP("Skip"),
        /** Refused until something outside of the scheduler has happened; then the pod comes back without a backoff. */
        PENDING("Pending");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        /** Kubernetes' name of the code. */
        @Override
        public String toString() {
            return text;
        }
    }

    private static final Status SUCCESS = new Status(Code.SUCCESS, List.of(), "", null, Duration.ZERO);
    private static final Status SKIP = new Status(Code.SKIP, List.of(), "", null, Duration.ZERO);

    private final Code code;
    private final List<String> reasons;
    private final String plugin;
    private final @Nullable Throwable cause;
    private final Duration delay;

    private Status(Code code, List<String> reasons, String plugin, @Nullable Throwable cause, Duration delay) {
        this.code = code;
        this.reasons = reasons;
        this.plugin = plugin;
        this.cause = cause;
        this.delay = delay;
    }

    /** Go on. */
    public static Status success() {
        return SUCCESS;
    }

    /** Nothing to do here. */
    public static Status skip() {
        return SKIP;
    }

    /** Refused; removing pods may help. */
    public static Status unschedulable(String... reasons) {
        return of(Code.UNSCHEDULABLE, List.of(reasons));
    }

    /** Refused; removing pods cannot help. */
    public static Status unresolvable(String... reasons) {
        return of(Code.UNSCHEDULABLE_AND_UNRESOLVABLE, List.of(reasons));
    }

    /** Refused until something outside has happened. */
    public static Status pending(String... reasons) {
        return of(Code.PENDING, List.of(reasons));
    }

    /**
     * Not yet: of Permit, refuse after this long; of PreBind, ask again after this long.
     *
     * @param reasons what it waits for
     */
    public static Status waiting(Duration delay, String... reasons) {
        return new Status(Code.WAIT, List.of(reasons), "", null, delay);
    }

    /** Something is broken. */
    public static Status error(String reason) {
        return of(Code.ERROR, List.of(reason));
    }

    /** Something is broken. */
    public static Status error(String reason, Throwable cause) {
        return new Status(Code.ERROR, List.of(reason), "", cause, Duration.ZERO);
    }

    /** Any code with these reasons. */
    public static Status of(Code code, List<String> reasons) {
        return new Status(code, List.copyOf(reasons), "", null, Duration.ZERO);
    }

    /** The same answer, said to come from this plugin. */
    public Status by(String plugin) {
        return plugin.equals(this.plugin) ? this : new Status(code, reasons, plugin, cause, delay);
    }

    /** The same answer from this plugin, unless it says already whom it comes from. */
    public Status orBy(String plugin) {
        return this.plugin.isEmpty() && !isSuccess() ? by(plugin) : this;
    }

    /** What the scheduler does next. */
    public Code code() {
        return code;
    }

    /** Why; counted one by one in what people are told. */
    public List<String> reasons() {
        return reasons;
    }

    /** Which plugin answered; empty where none did. */
    public String plugin() {
        return plugin;
    }

    /** What was thrown, where something was. */
    public Optional<Throwable> cause() {
        return Optional.ofNullable(cause);
    }

    /** How long {@link Code#WAIT} means. */
    public Duration delay() {
        return delay;
    }

    /** The reasons in one line. */
    public String message() {
        return String.join(", ", reasons);
    }

    /** Whether to go on. */
    public boolean isSuccess() {
        return code == Code.SUCCESS;
    }

    /** Whether there is nothing to do. */
    public boolean isSkip() {
        return code == Code.SKIP;
    }

    /** Whether to wait. */
    public boolean isWait() {
        return code == Code.WAIT;
    }

    /** Whether something is broken. */
    public boolean isError() {
        return code == Code.ERROR;
    }

    /** Whether the pod was refused, with or without hope. */
    public boolean isRejected() {
        return code == Code.UNSCHEDULABLE || code == Code.UNSCHEDULABLE_AND_UNRESOLVABLE || code == Code.PENDING;
    }

    @Override
    public String toString() {
        String by = plugin.isEmpty() ? "" : " by " + plugin;
        return code + by + (reasons.isEmpty() ? "" : ": " + message());
    }
}
