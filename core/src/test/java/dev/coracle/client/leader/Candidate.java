package dev.coracle.client.leader;

import dev.coracle.api.User;
import dev.coracle.client.Client;
import dev.coracle.client.FaultyTransport;
import dev.coracle.client.TestServer;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.SimulatedPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A simulated process that stands for election, and writes down what it is told. */
final class Candidate implements LeaderHandler {
    final SimulatedPlatform process;
    final FaultyTransport transport;
    final List<String> log = new ArrayList<>();
    final List<Leadership> terms = new ArrayList<>();
    private final Kernel kernel;
    private final Elector elector;

    Candidate(Kernel kernel, TestServer server, String name) {
        this.kernel = kernel;
        process = kernel.root().process(name);
        transport = new FaultyTransport(server.transport(), process.entropy());
        Client client = Client.of(transport, User.ADMIN);
        Election election = Election.of("kube-system", "boss", name);
        elector = new Elector(client, process, election, process.worker("work"), this);
    }

    Optional<Leadership> leadership() {
        return elector.leadership();
    }

    boolean leads() {
        return leadership().isPresent();
    }

    void stop() {
        elector.close();
    }

    @Override
    public void started(Leadership leadership) {
        terms.add(leadership);
        note("started " + leadership.epoch());
    }

    @Override
    public void stopped(Leadership leadership) {
        note("stopped " + leadership.epoch());
    }

    @Override
    public void newLeader(String identity) {
        note("leader " + identity);
    }

    private void note(String what) {
        log.add(kernel.time().toMillis() + " " + what);
    }
}
