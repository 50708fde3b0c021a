package dev.coracle.scheduler.config;

import java.util.List;

/** A configuration that no scheduler can work by; the message has every mistake, each with its field. */
public final class SchedulerConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<String> mistakes;

    SchedulerConfigurationException(List<String> mistakes) {
        super("KubeSchedulerConfiguration: " + String.join("; ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** One sentence for each mistake. */
    public List<String> mistakes() {
        return mistakes;
    }
}
