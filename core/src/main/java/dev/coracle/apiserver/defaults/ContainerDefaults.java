package dev.coracle.apiserver.defaults;

import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerPort;
import dev.coracle.model.core.EnvVar;
import dev.coracle.model.core.EphemeralContainer;
import dev.coracle.model.core.ResourceRequirements;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The defaults of a container. */
final class ContainerDefaults {
    private static final String MESSAGE_PATH = "/dev/termination-log";
    private static final String MESSAGE_POLICY = "File";
    private static final String PART = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern REPOSITORY =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]+)?/)?" + PART + "(/" + PART + ")*");
    private static final int LONGEST_REPOSITORY = 255;

    private ContainerDefaults() {}

    static Container apply(Container given) {
        Container container = given;
        if (container.imagePullPolicy().isEmpty()) {
            container = container.withImagePullPolicy(pullPolicy(container.image()));
        }
        if (container.terminationMessagePath().isEmpty()) {
            container = container.withTerminationMessagePath(MESSAGE_PATH);
        }
        if (container.terminationMessagePolicy().isEmpty()) {
            container = container.withTerminationMessagePolicy(MESSAGE_POLICY);
        }
        container = container
                .withPorts(ports(container.ports()))
                .withEnv(environment(container.env()))
                .withResources(resources(container.resources()));
        if (container.livenessProbe().isPresent()) {
            container = container.withLivenessProbe(
                    ProbeDefaults.probe(container.livenessProbe().get()));
        }
        if (container.readinessProbe().isPresent()) {
            container = container.withReadinessProbe(
                    ProbeDefaults.probe(container.readinessProbe().get()));
        }
        if (container.startupProbe().isPresent()) {
            container = container.withStartupProbe(
                    ProbeDefaults.probe(container.startupProbe().get()));
        }
        return container.lifecycle().isPresent()
                ? container.withLifecycle(
                        ProbeDefaults.hooks(container.lifecycle().get()))
                : container;
    }

    static EphemeralContainer apply(EphemeralContainer given) {
        EphemeralContainer container = given;
        if (container.imagePullPolicy().isEmpty()) {
            container = container.withImagePullPolicy(pullPolicy(container.image()));
        }
        if (container.terminationMessagePath().isEmpty()) {
            container = container.withTerminationMessagePath(MESSAGE_PATH);
        }
        if (container.terminationMessagePolicy().isEmpty()) {
            container = container.withTerminationMessagePolicy(MESSAGE_POLICY);
        }
        return container
                .withPorts(ports(container.ports()))
                .withEnv(environment(container.env()))
                .withResources(resources(container.resources()));
    }

    /** An image whose tag moves is pulled each time; the tag is {@code latest} where there is none. */
    static String pullPolicy(Optional<String> image) {
        String name = image.orElse("");
        int colon = name.lastIndexOf(':');
        boolean tagged = colon > name.lastIndexOf('/');
        boolean latest = tagged ? name.endsWith(":latest") : name.indexOf('@') < 0;
        return latest && isRepository(tagged ? name.substring(0, colon) : name) ? "Always" : "IfNotPresent";
    }

    private static boolean isRepository(String name) {
        return name.length() <= LONGEST_REPOSITORY && REPOSITORY.matcher(name).matches();
    }

    private static List<ContainerPort> ports(List<ContainerPort> ports) {
        return Each.of(ports, port -> port.protocol().isPresent() ? port : port.withProtocol("TCP"));
    }

    private static List<EnvVar> environment(List<EnvVar> variables) {
        return Each.of(variables, ContainerDefaults::variable);
    }

    private static EnvVar variable(EnvVar variable) {
        if (variable.valueFrom().isEmpty()) return variable;
        return variable.withValueFrom(
                ReferenceDefaults.source(variable.valueFrom().get()));
    }

    private static ResourceRequirements resources(ResourceRequirements resources) {
        return resources
                .withLimits(Amounts.rounded(resources.limits()))
                .withRequests(Amounts.rounded(resources.requests()));
    }
}
