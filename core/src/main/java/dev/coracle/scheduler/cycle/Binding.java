package dev.coracle.scheduler.cycle;

import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.scheduler.framework.BindPlugin;
import dev.coracle.scheduler.framework.PostBindPlugin;
import dev.coracle.scheduler.framework.PreBindPlugin;
import dev.coracle.scheduler.framework.Status;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the PreBind, Bind and PostBind plugins of a profile. Runs on workers for writes. */
public final class Binding {
    private static final Logger log = LoggerFactory.getLogger(Binding.class);

    private final List<PreBindPlugin> preparing;
    private final Extenders extenders;
    private final List<BindPlugin> binding;
    private final List<PostBindPlugin> told;

    Binding(List<PreBindPlugin> preparing, Extenders extenders, List<BindPlugin> binding, List<PostBindPlugin> told) {
        this.preparing = preparing;
        this.extenders = extenders;
        this.binding = binding;
        this.told = told;
    }

    /** How many PreBind plugins there are. */
    public int preparations() {
        return preparing.size();
    }

    /** Asks one PreBind plugin: success, wait, a refusal or an error. */
    public Status prepare(int index, Attempt attempt, String node) {
        PreBindPlugin plugin = preparing.get(index);
        Status status = Failures.ask(plugin, () -> plugin.preBind(attempt.state(), attempt.pod(), node));
        if (status.isSuccess() || status.isWait() || status.isRejected()) return status.orBy(plugin.name());
        return Failures.errorAt("PreBind", plugin, status);
    }

    /**
     * Has the extender bind the pod that does so, or the first Bind plugin that does not leave it to the next.
     *
     * @throws UnknownOutcomeException where it is unknown whether the pod was bound
     */
    public Status bind(Attempt attempt, String node) {
        Status extended = bindByExtender(attempt, node);
        if (!extended.isSkip()) return extended;
        for (BindPlugin plugin : binding) {
            Status status = bind(plugin, attempt, node);
            if (status.isSkip()) continue;
            if (status.isSuccess() || status.isRejected()) return status.orBy(plugin.name());
            return Failures.errorAt("Bind", plugin, status);
        }
        return Status.error("no plugin bound the pod");
    }

    private Status bindByExtender(Attempt attempt, String node) {
        try {
            return extenders.bind(attempt.pod(), node);
        } catch (UnknownOutcomeException e) {
            throw e;
        } catch (RuntimeException e) {
            return Failures.thrown(e);
        }
    }

    private static Status bind(BindPlugin plugin, Attempt attempt, String node) {
        try {
            return plugin.bind(attempt.state(), attempt.pod(), node);
        } catch (UnknownOutcomeException e) {
            throw e;
        } catch (RuntimeException e) {
            return Failures.thrown(e);
        }
    }

    /** Tells the PostBind plugins. */
    public void bound(Attempt attempt, String node) {
        for (PostBindPlugin plugin : told) {
            try {
                plugin.postBind(attempt.state(), attempt.pod(), node);
            } catch (RuntimeException e) {
                log.atError().addKeyValue("plugin", plugin.name()).setCause(e).log("postBind failed");
            }
        }
    }
}
