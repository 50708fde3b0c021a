package dev.coracle.controllers;

import static dev.coracle.client.TestServer.configMap;
import static dev.coracle.client.TestServer.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.User;
import dev.coracle.client.Client;
import dev.coracle.client.Pods;
import dev.coracle.client.TestServer;
import dev.coracle.client.informer.Informer;
import dev.coracle.client.informer.Informers;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Pod;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpectationsTest {
    private final Kernel kernel = new Kernel(1);
    private final TestServer server = new TestServer(kernel.root());
    private final Pods pods = server.client().pods("default");
    private final LaggingTransport lag = new LaggingTransport(kernel, server.transport());
    private final Client client = Client.of(lag, User.ADMIN);
    private final Informers informers = new Informers(client, kernel.root());
    private final Informer<Pod> informer = informers.of(Pod.class);
    private final Expectations<Pod> expectations = new Expectations<>(client.pods(), informer);
    private final ConfigMap owner = server.client().configMaps("default").create(configMap("owner", "1"));

    @BeforeEach
    void hold() {
        informers.start();
        run();
        lag.hold(Pod.class);
    }

    @Test
    void whoDidNothingExpectsNothing() {
        assertThat(expectations.areMet(owner)).isTrue();
    }

    @Test
    void whatWasWrittenIsAwaitedUntilItShows() {
        expectations.wrote(owner, create("a"));
        run();
        assertThat(expectations.areMet(owner)).isFalse();
        lag.release(Pod.class);
        run();
        assertThat(expectations.areMet(owner)).isTrue();
    }

    @Test
    void whatWasWrittenAndIsGoneBeforeAnybodySawItIsNotAwaitedForEver() {
        Pod created = create("a");
        pods.delete(created);
        lag.release(Pod.class);
        run();
        expectations.wrote(owner, created);
        assertThat(expectations.areMet(owner)).isTrue();
    }

    @Test
    void whatWasDeletedIsAwaitedUntilItIsGone() {
        lag.release(Pod.class);
        Pod created = create("a");
        run();
        lag.hold(Pod.class);
        pods.delete(created);
        expectations.deleted(owner, created);
        run();
        assertThat(expectations.areMet(owner)).isFalse();
        create("a"); // another one of its name
        lag.release(Pod.class);
        run();
        assertThat(expectations.areMet(owner)).isTrue();
    }

    @Test
    void oneOwnerDoesNotWaitForAnother() {
        ConfigMap other = server.client().configMaps("default").create(configMap("other", "1"));
        expectations.wrote(owner, create("a"));
        run();
        assertThat(expectations.areMet(other)).isTrue();
        expectations.forget(owner);
        assertThat(expectations.areMet(owner)).isTrue();
    }

    @Test
    void aCreationWithoutAnAnswerIsAwaitedWhereItWasCarriedOut() {
        create("a");
        expectations.perhapsCreated(owner);
        run();
        assertThat(expectations.areMet(owner)).isFalse();
        lag.release(Pod.class);
        run();
        assertThat(expectations.areMet(owner)).isTrue();
    }

    @Test
    void aCreationWithoutAnAnswerThatDidNotHappenIsNotAwaited() {
        expectations.perhapsCreated(owner);
        assertThat(expectations.areMet(owner)).isTrue();
    }

    @Test
    void aDeletionWithoutAnAnswerIsAwaitedWhereItWasCarriedOut() {
        lag.release(Pod.class);
        Pod deleted = create("a");
        Pod kept = create("b");
        run();
        lag.hold(Pod.class);
        pods.delete(deleted);
        expectations.perhapsDeleted(owner, deleted);
        expectations.perhapsDeleted(owner, kept);
        assertThat(expectations.areMet(owner)).isFalse();
        lag.release(Pod.class);
        run();
        assertThat(expectations.areMet(owner)).isTrue();
        assertThat(informer.lister().list()).extracting(Pod::name).containsExactly("b");
    }

    private Pod create(String name) {
        Pod pod = pod(name, Collections.singletonMap("app", "x"));
        return pods.create(pod.withMetadata(pod.metadata().withOwnerReferences(Owners.controllerReference(owner))));
    }

    private void run() {
        kernel.runUntil(kernel.time().plus(Duration.ofSeconds(1)));
    }
}
