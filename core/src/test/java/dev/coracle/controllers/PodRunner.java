package dev.coracle.controllers;

import dev.coracle.api.ApiException;
import dev.coracle.client.Client;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Informers;
import dev.coracle.model.Time;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodIP;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.Preconditions;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Stands in for scheduler and kubelets: pods run a second after they were created, and are gone one after their end. */
public final class PodRunner {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Client client;
    private final Platform platform;
    private final Worker worker;
    private Predicate<Pod> starts =
            pod -> !pod.spec().containers().get(0).image().orElse("").startsWith("registry.invalid");
    private Predicate<Pod> becomesReady =
            pod -> pod.spec().containers().get(0).readinessProbe().isEmpty();
    private int bound;
    private int addresses;

    public PodRunner(Client client, Platform platform) {
        this.client = client;
        this.platform = platform;
        worker = platform.worker("pods");
        Informers informers = new Informers(client, platform);
        informers.of(Pod.class).handle(worker, Handler.of(this::see));
        informers.start();
    }

    public void starts(Predicate<Pod> starts) {
        this.starts = starts;
    }

    public void becomesReady(Predicate<Pod> becomesReady) {
        this.becomesReady = becomesReady;
    }

    private void see(Pod pod) {
        if (pod.isTerminating()) worker.after(PAUSE, () -> attempt(() -> end(pod)));
        else if (pod.spec().nodeName().isEmpty()) attempt(() -> client.pods().bind(pod, "n" + bound++ % 3));
        else if (!pod.status().phase().equals(Optional.of("Running")) && starts.test(pod)) {
            worker.after(PAUSE, () -> attempt(() -> run(pod)));
        }
    }

    private static void attempt(Runnable call) {
        try {
            call.run();
        } catch (ApiException e) {
            if (!e.isConflict() && !e.isNotFound()) throw e;
        }
    }

    private void end(Pod pod) {
        DeleteOptions now = DeleteOptions.builder()
                .gracePeriodSeconds(0L)
                .preconditions(Preconditions.builder().uid(pod.uid()).build())
                .build();
        client.pods(pod.namespace()).delete(pod.name(), now);
    }

    private void run(Pod pod) {
        ready(pod, becomesReady.test(pod));
    }

    /** Reports that a pod runs, and whether it is ready. */
    public Pod ready(Pod pod, boolean ready) {
        PodCondition condition = PodCondition.builder()
                .type("Ready")
                .status(ready ? "True" : "False")
                .lastTransitionTime(new Time(platform.clock().now()))
                .build();
        String address = pod.status().podIP().orElseGet(this::address);
        return client.pods()
                .updateStatus(pod.withStatus(pod.status()
                        .withPhase("Running")
                        .withPodIP(address)
                        .withPodIPs(PodIP.builder().ip(address).build())
                        .withConditions(condition)));
    }

    private String address() {
        addresses++;
        return "10.1." + addresses / 250 + "." + (addresses % 250 + 1);
    }
}
