package dev.coracle.scheduler.config;

import dev.coracle.client.leader.LeaseTiming;
import dev.coracle.model.json.DecodeException;
import dev.coracle.model.json.Document;
import dev.coracle.model.json.Json;
import dev.coracle.model.json.Yaml;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.SchedulerOptions;
import dev.coracle.scheduler.framework.PluginProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Reads Kubernetes' configuration file of a scheduler, {@code kubescheduler.config.k8s.io/v1}: profiles, plugins by extension
 * point, their arguments, backoffs, leader election, extenders. What concerns a process of its own ({@code
 * clientConnection}, profiling) is read and means nothing.
 *
 * <p>Plugins beside Kubernetes' own are found as services, see {@link PluginProvider}.
 */
public final class SchedulerConfiguration {
    private static final String VERSION = "kubescheduler.config.k8s.io/v1";
    private static final String KIND = "KubeSchedulerConfiguration";

    private final List<String> mistakes = new ArrayList<>();
    private final Durations durations = new Durations(mistakes);

    private SchedulerConfiguration() {}

    /**
     * Options as a file says.
     *
     * @throws SchedulerConfigurationException with every mistake in it
     */
    public static SchedulerOptions read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the scheduler's configuration " + file, e);
        }
    }

    /**
     * Options as a text in YAML or JSON says.
     *
     * @throws SchedulerConfigurationException with every mistake in it
     */
    public static SchedulerOptions parse(String text) {
        SchedulerConfiguration reading = new SchedulerConfiguration();
        KubeSchedulerConfiguration file = reading.decode(text);
        reading.check();
        SchedulerOptions.Builder options = reading.options(file);
        reading.check();
        try {
            return options.build();
        } catch (IllegalArgumentException e) {
            throw new SchedulerConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private void check() {
        if (!mistakes.isEmpty()) throw new SchedulerConfigurationException(mistakes);
    }

    private KubeSchedulerConfiguration decode(String text) {
        try {
            List<Document> documents = Yaml.parse(text);
            if (documents.size() != 1)
                throw new SchedulerConfigurationException(
                        List.of("the file must be one document, not " + documents.size()));
            Json.Strict<KubeSchedulerConfiguration> read =
                    Json.strict(KubeSchedulerConfiguration.class, documents.get(0));
            mistakes.addAll(read.mistakes());
            expect("apiVersion", VERSION, read.value().apiVersion());
            expect("kind", KIND, read.value().kind());
            return read.value();
        } catch (DecodeException e) {
            throw new SchedulerConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private void expect(String field, String right, String value) {
        if (!value.equals(right)) mistakes.add(field + ": must be " + right + ", not \"" + value + "\"");
    }

    private SchedulerOptions.Builder options(KubeSchedulerConfiguration file) {
        SchedulerOptions.Builder options = SchedulerOptions.builder();
        file.parallelism().ifPresent(options::bindingParallelism);
        file.percentageOfNodesToScore().ifPresent(options::percentageOfNodesToScore);
        file.podInitialBackoffSeconds().map(Duration::ofSeconds).ifPresent(options::podInitialBackoff);
        file.podMaxBackoffSeconds().map(Duration::ofSeconds).ifPresent(options::podMaxBackoff);
        if (file.leaderElection().leaderElect()) options.leaderElection(timing(file.leaderElection()));
        options.extenders(new ExtenderReader(durations, mistakes).read(file.extenders()));
        List<Profile> profiles = new ArrayList<>();
        List<String> ignored = ExtenderReader.ignoredResources(file.extenders());
        ProfileReader reader = new ProfileReader(providers(), ignored, mistakes);
        for (int i = 0; i < file.profiles().size(); i++)
            profiles.add(reader.read(file.profiles().get(i), "profiles[" + i + "]"));
        if (profiles.isEmpty() && !ignored.isEmpty()) profiles.add(reader.read(KubeSchedulerProfile.EMPTY, "profiles"));
        if (!profiles.isEmpty()) options.profiles(profiles);
        return options;
    }

    private LeaseTiming timing(LeaderElectionConfiguration election) {
        expect("leaderElection.resourceLock", "leases", election.resourceLock());
        expect("leaderElection.resourceName", "kube-scheduler", election.resourceName());
        expect("leaderElection.resourceNamespace", "kube-system", election.resourceNamespace());
        int before = mistakes.size();
        Duration lease = duration("leaseDuration", election.leaseDuration());
        Duration renew = duration("renewDeadline", election.renewDeadline());
        Duration retry = duration("retryPeriod", election.retryPeriod());
        if (mistakes.size() > before) return LeaseTiming.DEFAULT;
        try {
            return new LeaseTiming(lease, renew, retry);
        } catch (IllegalArgumentException e) {
            mistakes.add("leaderElection: " + e.getMessage());
            return LeaseTiming.DEFAULT;
        }
    }

    private Duration duration(String field, String text) {
        return durations.read("leaderElection." + field, text);
    }

    private static Map<String, PluginProvider> providers() {
        Map<String, PluginProvider> providers = new LinkedHashMap<>();
        ServiceLoader.load(PluginProvider.class).forEach(it -> providers.put(it.name(), it));
        return providers;
    }
}
