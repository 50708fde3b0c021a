package dev.coracle.node.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What runs the containers of one node. Every call begins something and returns at once; how far it has come is read
 * from {@link #pod}, and a signal says when there is something new to read. Whoever missed a signal, or begins late,
 * reads the same state as everybody else.
 *
 * <p><b>Life.</b> A runtime belongs to its node, not to the kubelet: containers run on while no kubelet is there, and
 * the next one finds them by {@link #pods()}. When the node crashes, all is lost but what
 * {@link #inherit} finds.
 * <p><b>Names.</b> A pod is known by the UID of its object, so that two pods of one name that follow each other are not
 * mixed up. A container is known by an id that the runtime gives, unique over the node's whole life.
 * <p><b>Threads.</b> Every method may be called from any thread at once. Signals and results come on any thread; they
 * must return at once.
 * <p><b>Errors.</b> What can go wrong is part of a result or of the state that is read. A call about a pod, sandbox or
 * container that is not there does nothing; its result, where one is due, says so. What nobody plans for is thrown.
 * <p><b>Time.</b> Durations are by the node's own clock; moments are for people.
 * <p><b>Check</b> yours with {@code dev.coracle.testkit.ContainerRuntimeContract}.
 */
public interface ContainerRuntime {
    /**
     * Finds on the disk what the node's runtime kept there before the node booted: the images. Called before all else.
     *
     * @param before of the same node, and ended
     */
    default void inherit(ContainerRuntime before) {}

    /** What it is, in one word: {@code simulated}. Containers are called {@code simulated://id} in the API. */
    String name();

    /** Which version it is: {@code 1.0.0}. */
    String version();

    /**
     * Sets who is told the UID of a pod whenever that pod's state may have changed, in place of whoever was told before.
     * One signal may stand for several changes, and may come for nothing.
     */
    void onChange(Consumer<String> listener);

    /** The images that are there, by the reference under which they were pulled. */
    List<Image> images();

    /** An image that is there. */
    Optional<Image> image(String reference);

    /**
     * Fetches an image, also where it is there already.
     *
     * @param done told once how it ended
     */
    void pull(String reference, Consumer<PullResult> done);

    /**
     * The range of addresses, such as {@code 10.244.1.0/24}, from which pods get theirs from now on; those they have
     * they keep. The same range may be told again and again.
     */
    void assignAddresses(String range);

    /** UIDs of all pods of which a sandbox or a container is there, in a stable order. */
    List<String> pods();

    /** What is there of a pod; nothing of one that is not known. */
    PodState pod(String uid);

    /**
     * Makes the sandbox of a pod, the place with its own network in which the pod's containers run. Does nothing where
     * there is one. One that was stopped is replaced.
     */
    void runSandbox(SandboxConfig config);

    /** Gives up the network of a sandbox, and kills what still runs in it. Its containers can still be read. */
    void stopSandbox(String uid);

    /** Forgets a pod: sandbox, containers and logs. Kills what still runs. */
    void removePod(String uid);

    /**
     * Makes a container in the pod's sandbox, and starts it. One that cannot start is found exited, with code 128 and
     * the reason {@link ContainerRun#START_ERROR}.
     *
     * @return its id; that of the container which is there, where there is one of the same pod, name and attempt
     * @throws IllegalStateException where the pod has no sandbox that is ready
     */
    String start(ContainerConfig config);

    /**
     * Asks a container to end, with the signal TERM, and kills it when the grace period is over. Called again, the
     * earlier moment counts.
     *
     * @param grace how long it may take; zero kills at once
     */
    void stop(String container, Duration grace);

    /** Forgets a container and its log. Kills it where it still runs. */
    void remove(String container);

    /**
     * Runs a command in a container.
     *
     * @param timeout after which the command is killed; zero for never
     * @param done told once how it ended
     */
    void exec(String container, List<String> command, Duration timeout, Consumer<ExecResult> done);

    /**
     * Asks a container over its network whether it is well: the runtime knows the way, which need not be a socket.
     *
     * @param timeout after which it counts as unwell; positive
     * @param done told once what came of it
     */
    void probe(String container, NetworkProbe probe, Duration timeout, Consumer<ProbeResult> done);

    /** What a container wrote, oldest line first, as long as it is not removed. */
    List<LogLine> logs(String container);
}
