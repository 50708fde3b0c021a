package dev.coracle.testkit.experiment;

import dev.coracle.client.Client;
import dev.coracle.cluster.ComponentContext;
import dev.coracle.cluster.ComponentDefinition;
import dev.coracle.cluster.Running;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.Map;

/** Components that do what none should. */
final class Restless {
    /** Writes something else every ten seconds. */
    static final ComponentDefinition COMPONENT = new ComponentDefinition("restless", Restless::writing);

    /** Throws after a second. */
    static final ComponentDefinition FAILING = new ComponentDefinition("failing", Restless::failing);

    /** Makes something whenever it starts. */
    static final ComponentDefinition LITTERING = new ComponentDefinition("littering", Restless::littering);

    private Restless() {}

    private static Running writing(ComponentContext context) {
        context.client()
                .configMaps("default")
                .create(ConfigMap.builder()
                        .metadata(ObjectMeta.builder()
                                .namespace("default")
                                .name("restless")
                                .build())
                        .build());
        again(context.client(), context.platform().worker("work"), 1);
        return Running.UNTIL_ITS_PROCESS_ENDS;
    }

    private static void again(Client client, Worker worker, int round) {
        worker.after(Duration.ofSeconds(10), () -> {
            client.configMaps("default").edit("restless", it -> it.withData(Map.of("round", "" + round)));
            again(client, worker, round + 1);
        });
    }

    private static Running littering(ComponentContext context) {
        context.client()
                .configMaps("default")
                .create(ConfigMap.builder()
                        .metadata(ObjectMeta.builder()
                                .namespace("default")
                                .generateName("litter-")
                                .build())
                        .build());
        return Running.UNTIL_ITS_PROCESS_ENDS;
    }

    private static Running failing(ComponentContext context) {
        context.platform().worker("work").after(Duration.ofSeconds(1), () -> {
            throw new IllegalStateException("oh");
        });
        return Running.UNTIL_ITS_PROCESS_ENDS;
    }
}
