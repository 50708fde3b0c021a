package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ListMap;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.Required;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** One container of a pod: its image, command, resources, probes and mounts. */
@Value.Immutable
public interface Container extends ModelValue, WithContainer {
    /** Container name, a DNS label unique within the pod; immutable. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /**
     * Arguments for the entry point, with {@code $(VAR)} references expanded; absent means the image's {@code CMD},
     * unless {@code command} is set.
     */
    List<String> args();

    /**
     * Entry point as an argument list, run without a shell; {@code $(VAR)} references are expanded, and absent means
     * the image's {@code ENTRYPOINT}.
     */
    List<String> command();

    /** Environment variables by name, winning over {@code envFrom}. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "name")
    @ListMap("name")
    List<EnvVar> env();

    /**
     * ConfigMaps and Secrets whose entries all become environment variables; for duplicate keys the last one wins.
     */
    List<EnvFromSource> envFrom();

    /** Image reference with optional registry, tag and digest; an absent tag means {@code latest}. */
    Optional<String> image();

    /**
     * When to pull: {@code Always}, {@code IfNotPresent} or {@code Never}; defaults to {@code Always} for the tag
     * {@code latest}, otherwise {@code IfNotPresent}.
     */
    Optional<String> imagePullPolicy();

    /** Hooks run after the start and before the stop of the container. */
    Optional<Lifecycle> lifecycle();

    /** Periodic check whose failure restarts the container; absent means no check. */
    Optional<Probe> livenessProbe();

    /**
     * Ports on which the container listens; mostly informational, since an unlisted port is reachable just the same.
     */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "containerPort")
    @ListMap({"containerPort", "protocol"})
    List<ContainerPort> ports();

    /** Periodic check whose failure takes the pod out of Service endpoints; absent counts as success. */
    Optional<Probe> readinessProbe();

    /** Whether a resize of CPU or memory in place needs a container restart. */
    List<ContainerResizePolicy> resizePolicy();

    /** Compute resources the container requests and is limited to. */
    @Value.Default
    default ResourceRequirements resources() {
        return ResourceRequirements.EMPTY;
    }

    /**
     * Restart rule of an init container, only {@code Always}, which makes it a sidecar; absent means a normal
     * container.
     */
    @KeepEmpty
    Optional<String> restartPolicy();

    /** Security settings of the container, overriding the pod's where both exist. */
    Optional<SecurityContext> securityContext();

    /**
     * Check that holds back the other probes until it succeeds once, and restarts the container on failure; absent
     * means none.
     */
    Optional<Probe> startupProbe();

    /** Whether a standard input buffer is allocated; absent means {@code false}, so reads hit end of file. */
    @Value.Default
    default boolean stdin() {
        return false;
    }

    /** Whether standard input is closed after the first attached client disconnects; absent means {@code false}. */
    @Value.Default
    default boolean stdinOnce() {
        return false;
    }

    /**
     * Container path of the file from which the final status message is read; defaults to {@code
     * /dev/termination-log}.
     */
    Optional<String> terminationMessagePath();

    /**
     * Source of the final message: {@code File} (the default), or {@code FallbackToLogsOnError} to use the log's tail
     * after a failure.
     */
    Optional<String> terminationMessagePolicy();

    /** Whether a terminal is allocated, which also requires {@code stdin}; absent means {@code false}. */
    @Value.Default
    default boolean tty() {
        return false;
    }

    /** Block volumes exposed as raw devices inside the container. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "devicePath")
    @ListMap("devicePath")
    List<VolumeDevice> volumeDevices();

    /** Pod volumes mounted into the container's file system. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "mountPath")
    @ListMap("mountPath")
    List<VolumeMount> volumeMounts();

    /** Directory in which the process starts; absent means the image's own setting. */
    Optional<String> workingDir();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableContainer.Builder {}
}
