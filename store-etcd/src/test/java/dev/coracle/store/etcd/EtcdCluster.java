package dev.coracle.store.etcd;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.grpc.CallOptions;
import io.grpc.StatusRuntimeException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Real members of etcd on this machine, which can be killed, paused and started again. Gone with all they wrote at the end. */
final class EtcdCluster implements AutoCloseable {
    private static final String REQUIRED = "CORACLE_REQUIRE_TOOLS";

    private final List<Process> processes = new ArrayList<>();
    private final List<List<String>> commands = new ArrayList<>();
    private final List<URI> endpoints;
    private final Path directory;

    /** Members that listen to each other at some URLs, and find each other at others. */
    private EtcdCluster(Path directory, List<URI> clients, List<URI> peers, List<URI> advertised, List<String> flags) {
        this.directory = directory;
        this.endpoints = clients;
        String cluster = String.join(
                ",",
                IntStream.range(0, peers.size())
                        .mapToObj(i -> "m" + i + "=" + advertised.get(i))
                        .toList());
        for (int i = 0; i < clients.size(); i++) {
            List<String> command = new ArrayList<>(List.of(
                    "etcd",
                    "--name=m" + i,
                    "--data-dir=" + directory.resolve("m" + i),
                    "--listen-client-urls=" + clients.get(i),
                    "--advertise-client-urls=" + clients.get(i),
                    "--listen-peer-urls=" + peers.get(i),
                    "--initial-advertise-peer-urls=" + advertised.get(i),
                    "--initial-cluster=" + cluster,
                    "--logger=zap",
                    "--max-request-bytes=2097152"));
            command.addAll(flags);
            commands.add(command);
        }
    }

    /** Whether there is an etcd to start. Where tools are required, it counts as there, and a test then fails. */
    static boolean isThere() {
        String path = System.getenv().getOrDefault("PATH", "");
        return System.getenv(REQUIRED) != null
                || Arrays.stream(path.split(File.pathSeparator, -1))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "etcd")));
    }

    /** A new etcd of so many members, which answers; the test is skipped where there is no etcd on the path. */
    static EtcdCluster start(int members, String... flags) {
        return start("http", members, flags);
    }

    static EtcdCluster start(String scheme, int members, String... flags) {
        return start(scheme, members, UnaryOperator.identity(), flags);
    }

    /**
     * A new etcd whose members talk to each other through something.
     *
     * @param between gives the URL at which each member is reached by the others, for the one where it listens
     */
    static EtcdCluster start(String scheme, int members, UnaryOperator<URI> between, String... flags) {
        assumeTrue(isThere(), "there is no etcd on the path");
        try {
            List<Integer> ports = freePorts(2 * members);
            List<URI> clients = ports.subList(0, members).stream()
                    .map(port -> URI.create(scheme + "://127.0.0.1:" + port))
                    .toList();
            List<URI> peers = ports.subList(members, 2 * members).stream()
                    .map(port -> URI.create("http://127.0.0.1:" + port))
                    .toList();
            List<URI> advertised = peers.stream().map(between).toList();
            EtcdCluster cluster = new EtcdCluster(
                    Files.createTempDirectory("coracle-etcd"), clients, peers, advertised, List.of(flags));
            for (int i = 0; i < members; i++) cluster.processes.add(cluster.launch(i));
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Integer> freePorts(int number) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < number; i++) sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) socket.close();
        }
    }

    private Process launch(int member) throws IOException {
        return new ProcessBuilder(commands.get(member))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(
                        directory.resolve("m" + member + ".log").toFile()))
                .start();
    }

    /** Waits until a quorum answers. */
    EtcdCluster ready() {
        return ready(options().timeout(Duration.ofSeconds(60)).build());
    }

    /** Waits until this member answers, and knows what a quorum knows. */
    void awaitMember(int member) {
        EtcdOptions.Builder options = options().endpoints(List.of(endpoints.get(member)));
        ready(options.timeout(Duration.ofSeconds(60)).build());
    }

    /** The member that leads, as it says itself. */
    int leader() {
        Members members = new Members(options().build());
        try {
            for (int attempt = 0; attempt < 1_000; attempt++) {
                for (int i = 0; i < size(); i++) if (leads(members.all().get(i))) return i;
                ready();
            }
            throw new AssertionError("nobody leads");
        } finally {
            members.close();
        }
    }

    /** The id of a member, by which others know it. */
    long id(int member) {
        Members members = new Members(options().build());
        try {
            return status(members.all().get(member)).getHeader().getMemberId();
        } finally {
            members.close();
        }
    }

    private static boolean leads(Member member) {
        try {
            StatusResponse status = status(member);
            return status.getLeader() == status.getHeader().getMemberId();
        } catch (StatusRuntimeException e) {
            return false;
        }
    }

    private static StatusResponse status(Member member) {
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.SECONDS);
        return Answer.of(
                member.calls(), MaintenanceGrpc.getStatusMethod(), options, StatusRequest.getDefaultInstance());
    }

    /** Waits until a quorum answers to one with these options. */
    EtcdCluster ready(EtcdOptions patient) {
        Members members = new Members(patient);
        try {
            new Past(new Calls(members, new Login(patient), patient.timeout()), new Keys("")).present();
        } finally {
            members.close();
        }
        return this;
    }

    /** Options with the endpoints, and without compaction by itself. */
    EtcdOptions.Builder options() {
        return EtcdOptions.builder().addAllEndpoints(endpoints).compactionInterval(Duration.ZERO);
    }

    List<URI> endpoints() {
        return endpoints;
    }

    int size() {
        return endpoints.size();
    }

    /** Ends a member as a crash would. */
    void kill(int member) {
        Process process = processes.get(member);
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** Starts a member again on what it has on its disk. */
    void restart(int member) {
        try {
            processes.set(member, launch(member));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops a member where it is; its connections stay open. */
    void pause(int member) {
        signal(member, "STOP");
    }

    /** Has a paused member go on. */
    void resume(int member) {
        signal(member, "CONT");
    }

    private void signal(int member, String signal) {
        try {
            Process kill = new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            Long.toString(processes.get(member).pid()))
                    .start();
            if (!kill.waitFor(10, TimeUnit.SECONDS)) throw new IllegalStateException("kill does not return");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < processes.size(); i++) kill(i);
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
