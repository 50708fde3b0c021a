package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.BatchPlugin;
import dev.coracle.scheduler.framework.BindPlugin;
import dev.coracle.scheduler.framework.ClusterEvent;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.ExtensionPoint;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.Lineup;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeNotes;
import dev.coracle.scheduler.framework.PermitPlugin;
import dev.coracle.scheduler.framework.Plugin;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PostBindPlugin;
import dev.coracle.scheduler.framework.PostFilterPlugin;
import dev.coracle.scheduler.framework.PostFilterResult;
import dev.coracle.scheduler.framework.PreBindPlugin;
import dev.coracle.scheduler.framework.PreEnqueuePlugin;
import dev.coracle.scheduler.framework.PreFilterPlugin;
import dev.coracle.scheduler.framework.PreScorePlugin;
import dev.coracle.scheduler.framework.QueueSortPlugin;
import dev.coracle.scheduler.framework.ReservePlugin;
import dev.coracle.scheduler.framework.ScorePlugin;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.framework.WhatIf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One profile at work: its plugins, and what is asked of them in an attempt.
 *
 * <p><b>Threads.</b> One at a time; {@link #binding} elsewhere too.
 */
public final class Framework {
    private final Lineup lineup;
    private final Shared shared;
    private final PluginSet plugins;
    private final List<PreEnqueuePlugin> preEnqueue;
    private final QueueSortPlugin order;
    private final PreFilters preFilters;
    private final Filters filters;
    private final PostFilters postFilters;
    private final Scoring scoring;
    private final Memories memories;
    private final Judge judge;
    private final Reservations reservations;
    private final Binding binding;
    private final Optional<BatchPlugin> batch;

    /**
     * Makes the plugins of a profile.
     *
     * @throws IllegalArgumentException where the profile names a plugin that there is not, or that does not fit its place
     */
    public Framework(Lineup lineup, Shared shared) {
        this.lineup = lineup;
        this.shared = shared;
        plugins = new PluginSet(lineup, new ProfileHandle(lineup.schedulerName(), shared, thoughts()));
        preEnqueue = plugins.at(ExtensionPoint.PRE_ENQUEUE, PreEnqueuePlugin.class);
        order = one(plugins.at(ExtensionPoint.QUEUE_SORT, QueueSortPlugin.class));
        List<PreFilterPlugin> early = plugins.at(ExtensionPoint.PRE_FILTER, PreFilterPlugin.class);
        preFilters = new PreFilters(early);
        filters = new Filters(
                plugins.at(ExtensionPoint.FILTER, FilterPlugin.class), early, shared.cluster(), shared.nominator());
        postFilters = new PostFilters(plugins.at(ExtensionPoint.POST_FILTER, PostFilterPlugin.class));
        scoring = new Scoring(plugins.at(ExtensionPoint.PRE_SCORE, PreScorePlugin.class), weighted());
        memories = new Memories(plugins.all(), shared.cluster(), scoring.columns());
        judge = judge();
        reservations = new Reservations(
                plugins.at(ExtensionPoint.RESERVE, ReservePlugin.class),
                plugins.at(ExtensionPoint.PERMIT, PermitPlugin.class),
                shared.waiting());
        binding = new Binding(
                plugins.at(ExtensionPoint.PRE_BIND, PreBindPlugin.class),
                shared.extenders(),
                plugins.at(ExtensionPoint.BIND, BindPlugin.class),
                plugins.at(ExtensionPoint.POST_BIND, PostBindPlugin.class));
        batch = oneAtMost(plugins.at(ExtensionPoint.BATCH, BatchPlugin.class));
    }

    private static Optional<BatchPlugin> oneAtMost(List<BatchPlugin> plugins) {
        if (plugins.size() <= 1) return plugins.stream().findFirst();
        throw new IllegalArgumentException("a profile can have one batch plugin, not " + plugins.size());
    }

    private static QueueSortPlugin one(List<QueueSortPlugin> plugins) {
        if (plugins.size() == 1) return plugins.get(0);
        throw new IllegalArgumentException("a profile needs one queueSort plugin, not " + plugins.size());
    }

    private List<Scoring.Weighted> weighted() {
        List<Lineup.Place> places = plugins.places(ExtensionPoint.SCORE);
        List<ScorePlugin> scores = plugins.at(ExtensionPoint.SCORE, ScorePlugin.class);
        List<Scoring.Weighted> weighted = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            weighted.add(new Scoring.Weighted(
                    scores.get(i), Math.max(1, places.get(i).weight())));
        }
        return List.copyOf(weighted);
    }

    private Judge judge() {
        return new Judge(
                preFilters,
                filters,
                postFilters,
                scoring,
                shared.extenders(),
                memories,
                lineup.percentageOfNodesToScore(),
                shared.search(),
                shared.cluster(),
                shared.outside().entropy().stream("ties"));
    }

    private ProfileHandle.Thoughts thoughts() {
        return new ProfileHandle.Thoughts() {
            @Override
            public WhatIf open(CycleState state, PodInfo pod, NodeInfo node) {
                return new Thought(new Attempt(pod, state.copy()), node, filters, shared.cluster());
            }

            @Override
            public <T> Optional<NodeNotes<T>> notes(CycleState state, PodInfo pod, Object about) {
                Attempt attempt = new Attempt(pod, state);
                return memories.notes(attempt, filters.active(attempt), about);
            }
        };
    }

    /** Pods with this {@code spec.schedulerName} are its own. */
    public String name() {
        return lineup.schedulerName();
    }

    /** Orders the queue. */
    public QueueSortPlugin order() {
        return order;
    }

    /** Success, or why a pod may not be tried yet. */
    public Status preEnqueue(PodInfo pod) {
        for (PreEnqueuePlugin plugin : preEnqueue) {
            Status status = Failures.ask(plugin, () -> plugin.preEnqueue(pod));
            if (!status.isSuccess()) return status.orBy(plugin.name());
        }
        return Status.success();
    }

    /** The events that may help pods, by the plugin that refused them. */
    public Map<String, List<EventRegistration>> registrations() {
        Map<String, List<EventRegistration>> registrations = new LinkedHashMap<>();
        for (Plugin plugin : plugins.all()) registrations.put(plugin.name(), ClusterEvent.of(plugin));
        if (!shared.extenders().isEmpty()) {
            registrations.put(Extenders.NAME, List.of(EventRegistration.of(ClusterEvent.everything())));
        }
        return registrations;
    }

    /** Finds the best node. */
    public Decision decide(Attempt attempt) {
        return judge.decide(attempt);
    }

    /** What decides about all pods of the profile at once; empty where each is decided about by itself. */
    public Optional<BatchPlugin> batch() {
        return batch;
    }

    /** What the batch plugin is to decide about. */
    public Draft draft(List<PodInfo> pods) {
        return new Draft(pods, this, shared.cluster());
    }

    /** How nodes suit a pod, while the cluster does not change. */
    public Prospect prospect(Attempt attempt) {
        return new Prospect(attempt, preFilter(attempt), filters, memories, shared.extenders());
    }

    /** Asks the PreFilter plugins alone. */
    public PreFiltered preFilter(Attempt attempt) {
        return preFilters.run(attempt, shared.cluster().nodes());
    }

    /** Asks the Filter plugins alone about one node, after {@link #preFilter}. */
    public Status filter(Attempt attempt, NodeInfo node) {
        return filters.run(attempt, filters.active(attempt), node);
    }

    /** Asks the PostFilter plugins alone. */
    public PostFilterResult postFilter(Attempt attempt, Refusals refusals) {
        return postFilters.run(attempt, refusals);
    }

    /** Scores nodes. */
    public Scoring scoring() {
        return scoring;
    }

    /** Asks the Reserve plugins. */
    public Status reserve(Attempt attempt, String node) {
        return reservations.reserve(attempt, node);
    }

    /** Undoes {@link #reserve}. */
    public void unreserve(Attempt attempt, String node) {
        reservations.unreserve(attempt, node);
    }

    /**
     * Asks the Permit plugins.
     *
     * @param then told once, at once or later, with success, a refusal or an error
     */
    public void permit(Attempt attempt, String node, Consumer<Status> then) {
        reservations.permit(attempt, node, then);
    }

    /**
     * What stands between a pod that was given a node and its being bound: asks the Reserve and Permit plugins alone, where
     * there are any of the latter. Success for nothing; nothing is held.
     */
    public Status objection(Attempt attempt, String node) {
        if (reservations.permitsAll()) return Status.success();
        Status reserved = reservations.reserve(attempt, node);
        return reserved.isSuccess() ? reservations.objection(attempt, node) : reserved;
    }

    /** What binds pods. */
    public Binding binding() {
        return binding;
    }
}
