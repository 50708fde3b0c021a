package dev.coracle.scheduler;

import dev.coracle.api.ListOptions;
import dev.coracle.client.Client;
import dev.coracle.client.informer.Informer;
import dev.coracle.client.informer.Informers;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.leader.Fence;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import dev.coracle.scheduler.cycle.Extenders;
import dev.coracle.scheduler.cycle.Framework;
import dev.coracle.scheduler.cycle.Nominator;
import dev.coracle.scheduler.cycle.Search;
import dev.coracle.scheduler.cycle.Shared;
import dev.coracle.scheduler.cycle.WaitingPods;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.NamespaceLabels;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.queue.SchedulingQueue;
import dev.coracle.scheduler.state.Cache;
import dev.coracle.scheduler.state.ClusterState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One life of a scheduler, from when it may act until it may not any more: it begins with nothing but what the server
 * tells, and what it keeps ends with it.
 *
 * <p><b>Threads.</b> {@link #begin} and {@link #end} on the scheduling worker, where everything happens but calls.
 */
final class Scheduling {
    /** Pods that have ended need no place and hold none. */
    private static final ListOptions NOT_ENDED = ListOptions.builder()
            .fieldSelector("status.phase!=Succeeded,status.phase!=Failed")
            .build();

    private final Worker worker;
    private final Informers informers;
    private final Errands errands;
    private final Desk desk;
    private final Sight sight;
    private final Cycles cycles;
    private volatile BooleanSupplier mayAct = () -> false;

    /**
     * Makes the plugins of all profiles.
     *
     * @throws IllegalArgumentException where a profile cannot work
     */
    Scheduling(Client client, Platform platform, Worker worker, Announcer announcer, SchedulerOptions options) {
        this.worker = worker;
        informers = new Informers(client, platform);
        errands = new Errands(platform, options.bindingParallelism());
        Informer<Pod> pods = informers.of(Pod.class, NOT_ENDED);
        Informer<Node> nodes = informers.of(Node.class);
        Informer<Namespace> namespaces = informers.of(Namespace.class);
        Cache cache = new Cache(new ClusterState(labels(namespaces.lister())));
        Nominator nominator = new Nominator();
        WaitingPods waiting = new WaitingPods((delay, task) -> worker.after(delay, () -> react(task)));
        Outside outside = new Outside(fenced(client), platform, announcer, errands, informers, this);
        outside.follow(Pod.class, pods);
        outside.follow(Node.class, nodes);
        Shared shared = new Shared(
                outside, cache.state(), nominator, waiting, new Search(), new Extenders(options.extenders()));
        Map<String, Framework> frameworks = frameworks(options, shared);
        SchedulingQueue queue = queue(options, frameworks, nominator);
        desk = new Desk(platform.clock(), pods.lister(), cache, nominator, waiting, frameworks, queue);
        Setbacks setbacks = new Setbacks(desk, outside);
        Bindings bindings = new Bindings(desk, setbacks, outside, this);
        sight = new Sight(desk, outside, options.observer());
        Placing placing = new Placing(desk, setbacks, bindings, outside);
        Trial trial = new Trial(desk, setbacks, placing, sight);
        Batches batches = new Batches(desk, this, new BatchTrial(desk, setbacks, placing, sight));
        cycles = new Cycles(queue, platform.clock(), worker, this::mayAct, trial, batches);
        nodes.handle(worker, new NodeFeed(desk).within(this));
        pods.handle(worker, new PodFeed(desk).within(this));
        namespaces.handle(worker, new NamespaceFeed(cache.state()).within(this));
        outside.followRest(worker);
    }

    /** However late a frozen scheduler comes with a write, it is not sent when another may lead. */
    private Client fenced(Client client) {
        return client.through(transport -> new Fence(transport, this::mayAct));
    }

    private static NamespaceLabels labels(Lister<Namespace> namespaces) {
        return name -> namespaces.find(name).map(Namespace::labels).orElse(Collections.emptyMap());
    }

    private static Map<String, Framework> frameworks(SchedulerOptions options, Shared shared) {
        Map<String, Framework> frameworks = new LinkedHashMap<>();
        for (Profile profile : options.profiles()) {
            boolean says = profile.lineup().percentageOfNodesToScore() > 0;
            Profile whole = says ? profile : profile.percentageOfNodesToScore(options.percentageOfNodesToScore());
            frameworks.put(profile.name(), new Framework(whole.lineup(), shared));
        }
        long orders = frameworks.values().stream()
                .map(it -> it.order().name())
                .distinct()
                .count();
        if (orders > 1) throw new IllegalArgumentException("profiles must have the same queueSort plugin");
        return Collections.unmodifiableMap(frameworks);
    }

    private static SchedulingQueue queue(
            SchedulerOptions options, Map<String, Framework> frameworks, Nominator nominator) {
        Map<String, Map<String, List<EventRegistration>>> registrations = new LinkedHashMap<>();
        frameworks.forEach((name, framework) -> registrations.put(name, framework.registrations()));
        Framework first = frameworks.values().iterator().next();
        return new SchedulingQueue(
                first.order(),
                pod -> gate(frameworks, pod),
                registrations,
                options.podInitialBackoff(),
                options.podMaxBackoff(),
                nominator);
    }

    private static Status gate(Map<String, Framework> frameworks, PodInfo pod) {
        Framework framework = frameworks.get(pod.spec().schedulerName().orElse(""));
        return framework == null ? Status.success() : framework.preEnqueue(pod);
    }

    /**
     * Begins to follow the cluster, and schedules as soon as it is known.
     *
     * @param mayAct asked from any thread before every decision and every write
     */
    void begin(BooleanSupplier mayAct) {
        this.mayAct = mayAct;
        sight.began();
        informers.start();
        informers.whenSynced(worker, () -> react(cycles::open));
    }

    /**
     * Schedules no more.
     *
     * @param then run, on any thread, when no call is under way any more
     */
    void end(Runnable then) {
        mayAct = () -> false;
        cycles.close();
        informers.close();
        errands.end(then);
    }

    boolean mayAct() {
        return mayAct.getAsBoolean();
    }

    Desk desk() {
        return desk;
    }

    Worker worker() {
        return worker;
    }

    /** Does something that changes what is before the worker, and goes on with what follows from it. */
    void react(Runnable task) {
        if (cycles.isClosed()) return;
        try {
            task.run();
        } finally {
            if (mayAct()) cycles.goOn();
        }
    }
}
