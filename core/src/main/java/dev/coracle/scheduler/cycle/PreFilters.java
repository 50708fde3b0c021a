package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PreFilterPlugin;
import dev.coracle.scheduler.framework.PreFilterResult;
import dev.coracle.scheduler.framework.Status;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Asks the PreFilter plugins of a profile. */
final class PreFilters {
    private final List<PreFilterPlugin> plugins;

    PreFilters(List<PreFilterPlugin> plugins) {
        this.plugins = plugins;
    }

    PreFiltered run(Attempt attempt, List<? extends NodeInfo> nodes) {
        SortedSet<String> restricting = new TreeSet<>();
        Optional<SortedSet<String>> left = Optional.empty();
        Status refusal = Status.success();
        for (PreFilterPlugin plugin : plugins) {
            PreFilterResult result = ask(plugin, attempt, nodes);
            Status status = result.status().orBy(plugin.name());
            if (status.isSkip()) {
                attempt.state().skippedFilters().add(plugin.name());
            } else if (status.code() == Status.Code.UNSCHEDULABLE) {
                refusal = status; // preemption may follow, for which the others must have noted what they need
            } else if (status.isRejected()) {
                return new PreFiltered(status, Optional.empty(), restricting);
            } else if (!status.isSuccess()) {
                return new PreFiltered(Failures.errorAt("PreFilter", plugin, status), Optional.empty(), restricting);
            } else if (result.nodes().isPresent()) {
                restricting.add(plugin.name());
                left = Optional.of(intersection(left, result.nodes().get()));
                if (left.get().isEmpty()) return new PreFiltered(nothingLeft(restricting), left, restricting);
            }
        }
        return new PreFiltered(refusal, left, restricting);
    }

    private static PreFilterResult ask(PreFilterPlugin plugin, Attempt attempt, List<? extends NodeInfo> nodes) {
        try {
            return plugin.preFilter(attempt.state(), attempt.pod(), nodes);
        } catch (RuntimeException e) {
            return PreFilterResult.refused(Failures.thrown(e));
        }
    }

    private static SortedSet<String> intersection(Optional<SortedSet<String>> some, SortedSet<String> others) {
        if (some.isEmpty()) return others;
        SortedSet<String> both = new TreeSet<>(some.get());
        both.retainAll(others);
        return both;
    }

    private static Status nothingLeft(SortedSet<String> restricting) {
        String who = restricting.size() == 1
                ? "plugin " + restricting.first()
                : "plugin(s) " + list(restricting) + " simultaneously";
        return Status.unresolvable("node(s) didn't satisfy " + who);
    }

    /** Names as Kubernetes prints a list of them. */
    static String list(SortedSet<String> names) {
        return "[" + String.join(" ", names) + "]";
    }
}
