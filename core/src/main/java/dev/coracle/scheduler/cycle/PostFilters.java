package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.NodeStatuses;
import dev.coracle.scheduler.framework.PostFilterPlugin;
import dev.coracle.scheduler.framework.PostFilterResult;
import dev.coracle.scheduler.framework.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the PostFilter plugins of a profile, until one helps or says that nobody can. */
final class PostFilters {
    private final List<PostFilterPlugin> plugins;

    PostFilters(List<PostFilterPlugin> plugins) {
        this.plugins = plugins;
    }

    boolean isEmpty() {
        return plugins.isEmpty();
    }

    PostFilterResult run(Attempt attempt, NodeStatuses statuses) {
        Optional<String> nominate = Optional.empty();
        List<String> reasons = new ArrayList<>();
        for (PostFilterPlugin plugin : plugins) {
            PostFilterResult result = ask(plugin, attempt, statuses);
            Status status = result.status();
            if (status.isSuccess() || status.code() == Status.Code.UNSCHEDULABLE_AND_UNRESOLVABLE) return result;
            if (!status.isRejected()) return PostFilterResult.of(status.orBy(plugin.name()));
            if (result.nominate().isPresent()) nominate = result.nominate();
            reasons.addAll(status.reasons());
        }
        return new PostFilterResult(Status.of(Status.Code.UNSCHEDULABLE, reasons), nominate, List.of());
    }

    private static PostFilterResult ask(PostFilterPlugin plugin, Attempt attempt, NodeStatuses statuses) {
        try {
            return plugin.postFilter(attempt.state(), attempt.pod(), statuses);
        } catch (RuntimeException e) {
            return PostFilterResult.of(Failures.thrown(e));
        }
    }
}
