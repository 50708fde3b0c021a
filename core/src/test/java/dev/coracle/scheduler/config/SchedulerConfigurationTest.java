package dev.coracle.scheduler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coracle.client.leader.LeaseTiming;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.SchedulerOptions;
import dev.coracle.scheduler.framework.ExtensionPoint;
import dev.coracle.scheduler.framework.Lineup.Place;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerConfigurationTest {
    private static final String HEAD = """
            apiVersion: kubescheduler.config.k8s.io/v1
            kind: KubeSchedulerConfiguration
            leaderElection:
              leaderElect: false
            """;

    private static SchedulerOptions parse(String rest) {
        return SchedulerConfiguration.parse(HEAD + rest);
    }

    private static List<String> mistakes(String text) {
        return catchThrowableOfType(SchedulerConfigurationException.class, () -> SchedulerConfiguration.parse(text))
                .mistakes();
    }

    @Test
    void aFileThatSaysNothingMeansTheDefaults() {
        SchedulerOptions options = parse("");

        assertThat(options.leaderElection()).isEmpty();
        assertThat(options.podMaxBackoff())
                .isEqualTo(SchedulerOptions.defaults().podMaxBackoff());
        assertThat(options.profiles())
                .singleElement()
                .satisfies(it -> assertThat(it.lineup().everywhere())
                        .isEqualTo(Profile.defaults().lineup().everywhere()));
    }

    @Test
    void theSchedulerElectsItsLeaderWhereTheFileDoesNotSayOtherwise() {
        assertThat(SchedulerConfiguration.parse("""
                                apiVersion: kubescheduler.config.k8s.io/v1
                                kind: KubeSchedulerConfiguration
                                leaderElection: {leaseDuration: 30s, renewDeadline: 20s, retryPeriod: 5s}
                                """).leaderElection())
                .contains(new LeaseTiming(Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(5)));
    }

    @Test
    void settingsOfTheWholeSchedulerAreTaken() {
        SchedulerOptions options = parse("""
                        parallelism: 8
                        percentageOfNodesToScore: 50
                        podInitialBackoffSeconds: 2
                        podMaxBackoffSeconds: 20
                        clientConnection: {qps: 50}
                        """);

        assertThat(options.bindingParallelism()).isEqualTo(8);
        assertThat(options.percentageOfNodesToScore()).isEqualTo(50);
        assertThat(options.podInitialBackoff()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.podMaxBackoff()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void profilesHavePluginsByExtensionPoint() {
        Profile profile = parse("""
                        profiles:
                        - schedulerName: packing
                          percentageOfNodesToScore: 100
                          plugins:
                            score:
                              disabled: [{name: ImageLocality}]
                              enabled: [{name: NodeResourcesFit, weight: 5}]
                            multiPoint:
                              disabled: [{name: NodePorts}]
                              enabled: [{name: TaintToleration, weight: 9}, {name: AlwaysYes}]
                          pluginConfig:
                          - name: NodeResourcesFit
                            args:
                              apiVersion: kubescheduler.config.k8s.io/v1
                              kind: NodeResourcesFitArgs
                              scoringStrategy: {type: MostAllocated, resources: [{name: cpu, weight: 1}]}
                        """).profiles().get(0);

        assertThat(profile.name()).isEqualTo("packing");
        assertThat(profile.lineup().percentageOfNodesToScore()).isEqualTo(100);
        assertThat(profile.lineup().at(ExtensionPoint.SCORE).enabled())
                .containsExactly(new Place("NodeResourcesFit", 5));
        assertThat(profile.lineup().at(ExtensionPoint.SCORE).disables("ImageLocality"))
                .isTrue();
        assertThat(profile.lineup().everywhere())
                .contains(new Place("TaintToleration", 9))
                .endsWith(new Place("AlwaysYes", 0))
                .noneMatch(it -> it.plugin().equals("NodePorts"));
    }

    @Test
    void allPluginsCanBeDisabledAtOnce() {
        Profile profile = parse("""
                        profiles:
                        - plugins:
                            multiPoint:
                              disabled: [{name: "*"}]
                              enabled: [{name: PrioritySort}, {name: NodeResourcesFit}, {name: DefaultBinder}]
                        """).profiles().get(0);

        assertThat(profile.lineup().everywhere())
                .extracting(Place::plugin)
                .containsExactly("PrioritySort", "NodeResourcesFit", "DefaultBinder");
    }

    @Test
    void everyMistakeIsNamedWithItsField() {
        assertThat(mistakes(HEAD + """
                        leaderElecton: {}
                        """)).containsExactly("unknown field \"leaderElecton\"");
        assertThat(mistakes(HEAD + """
                        extenders: [{prioritizeVerb: rank, httpTimeout: soon}]
                        profiles:
                        - plugins:
                            filter: {enabled: [{name: Nowhere}]}
                            filtre: {}
                          pluginConfig:
                          - {name: InterPodAffinity, args: {hardPodAffinityWeight: 101}}
                          - {name: NodePorts, args: {}}
                          - {name: PodTopologySpread, args: {defaultingType: Liszt}}
                        """))
                .hasSize(8)
                .contains(
                        "extenders[0].urlPrefix: must be an address",
                        "extenders[0].weight: must have a positive weight applied to it",
                        "extenders[0].httpTimeout: must be a duration such as 15s, not \"soon\"",
                        "profiles[0].pluginConfig[0].args: hardPodAffinityWeight must be from 0 to 100: 101",
                        "profiles[0].pluginConfig[1].name: no plugin \"NodePorts\" that takes arguments",
                        "profiles[0].pluginConfig[2].args: defaultingType must be System or List: Liszt",
                        "unknown field \"profiles[0].plugins.filtre\"")
                .anySatisfy(
                        it -> assertThat(it)
                                .startsWith(
                                        "profiles[0].plugins.filter.enabled: no plugin \"Nowhere\"; there are SchedulingGates"));
        assertThat(mistakes("{apiVersion: v1, kind: Pod}"))
                .contains("kind: must be KubeSchedulerConfiguration, not \"Pod\"");
    }
}
