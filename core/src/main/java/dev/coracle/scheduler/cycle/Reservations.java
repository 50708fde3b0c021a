package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.PermitPlugin;
import dev.coracle.scheduler.framework.ReservePlugin;
import dev.coracle.scheduler.framework.Status;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the Reserve and Permit plugins of a profile. */
final class Reservations {
    private static final Logger log = LoggerFactory.getLogger(Reservations.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final List<ReservePlugin> reserving;
    private final List<PermitPlugin> permitting;
    private final WaitingPods waiting;

    Reservations(List<ReservePlugin> reserving, List<PermitPlugin> permitting, WaitingPods waiting) {
        this.reserving = reserving;
        this.permitting = permitting;
        this.waiting = waiting;
    }

    Status reserve(Attempt attempt, String node) {
        for (ReservePlugin plugin : reserving) {
            Status status = Failures.ask(plugin, () -> plugin.reserve(attempt.state(), attempt.pod(), node));
            if (status.isRejected()) return status.orBy(plugin.name());
            if (!status.isSuccess()) return Failures.errorAt("Reserve", plugin, status);
        }
        return Status.success();
    }

    /** Undoes it with every plugin, the last first. */
    void unreserve(Attempt attempt, String node) {
        for (int i = reserving.size() - 1; i >= 0; i--) {
            ReservePlugin plugin = reserving.get(i);
            try {
                plugin.unreserve(attempt.state(), attempt.pod(), node);
            } catch (RuntimeException e) {
                log.atError().addKeyValue("plugin", plugin.name()).setCause(e).log("unreserve failed");
            }
        }
    }

    /**
     * Asks for the last word.
     *
     * @param then told once, at once or when the waiting is over
     */
    void permit(Attempt attempt, String node, Consumer<Status> then) {
        Map<String, Duration> limits = new LinkedHashMap<>();
        for (PermitPlugin plugin : permitting) {
            Status status = ask(plugin, attempt, node);
            if (status.isWait()) {
                Duration limit = status.delay();
                limits.put(plugin.name(), limit.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : limit);
            } else if (!status.isSuccess()) {
                then.accept(
                        status.isRejected() ? status.orBy(plugin.name()) : Failures.errorAt("Permit", plugin, status));
                return;
            }
        }
        if (limits.isEmpty()) then.accept(Status.success());
        else waiting.add(attempt.pod(), node, limits, then);
    }

    /** What the first Permit plugin says that does not let the pod be bound at once; holds nothing. */
    Status objection(Attempt attempt, String node) {
        for (PermitPlugin plugin : permitting) {
            Status status = ask(plugin, attempt, node);
            if (!status.isSuccess()) return status.orBy(plugin.name());
        }
        return Status.success();
    }

    boolean permitsAll() {
        return permitting.isEmpty();
    }

    private static Status ask(PermitPlugin plugin, Attempt attempt, String node) {
        return Failures.ask(plugin, () -> plugin.permit(attempt.state(), attempt.pod(), node));
    }
}
