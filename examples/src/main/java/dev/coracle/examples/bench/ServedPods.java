package dev.coracle.examples.bench;

import dev.coracle.api.Transport;
import dev.coracle.api.User;
import dev.coracle.apiserver.ApiServer;
import dev.coracle.apiserver.Authenticator;
import dev.coracle.apiserver.Authorizer;
import dev.coracle.apiserver.Registry;
import dev.coracle.apiserver.admission.BuiltInAdmission;
import dev.coracle.apiserver.kinds.BuiltInKinds;
import dev.coracle.client.Client;
import dev.coracle.client.Pods;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.ServiceAccount;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.platform.Platform;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An API server with the built-in admission and many pods, in a world of one thread. */
final class ServedPods {
    private static final String NAMESPACE = "default";

    final Kernel kernel = new Kernel(1);
    final Pods pods;
    final List<Pod> present = new ArrayList<>();
    private final Transport server;
    private int made;
    private int turn;

    /** A server with so many pods, dealt out to so many nodes; to none where there are none. */
    ServedPods(int count, int nodes) {
        Platform platform = kernel.root();
        server = new ApiServer(
                new MemoryStore(platform),
                platform,
                new Registry(BuiltInKinds.all()),
                BuiltInAdmission.all(platform.entropy()),
                Authenticator.TRUST,
                Authorizer.ALWAYS_ALLOW);
        Client client = Client.of(server, User.ADMIN);
        ObjectMeta namespace = ObjectMeta.builder().name(NAMESPACE).build();
        client.namespaces().create(Namespace.builder().metadata(namespace).build());
        ObjectMeta account = ObjectMeta.builder().name("default").build();
        client.serviceAccounts(NAMESPACE)
                .create(ServiceAccount.builder().metadata(account).build());
        pods = client.pods(NAMESPACE);
        for (int i = 0; i < count; i++) {
            Pod pod = create();
            if (nodes > 0) pods.bind(pod.name(), node(i % nodes));
            present.add(pods.get(pod.name()));
        }
    }

    static String node(int number) {
        return "node-" + number;
    }

    Transport server() {
        return server;
    }

    /** Makes another pod, which is none of those present from the start. */
    Pod create() {
        String name = "pod-" + made++;
        Container container = Container.builder()
                .name("main")
                .image("registry.example.com/app:1")
                .build();
        return pods.create(Pod.builder()
                .metadata(
                        ObjectMeta.builder().name(name).putLabel("app", "bench").build())
                .spec(PodSpec.builder().addContainer(container).build())
                .build());
    }

    /** One of the pods present from the start, each in its turn. */
    Pod next() {
        return present.get(turn());
    }

    private int turn() {
        turn = turn + 1 < present.size() ? turn + 1 : 0;
        return turn;
    }

    /** Changes an annotation of the pod whose turn it is. */
    Pod update() {
        int number = turn();
        Pod before = present.get(number);
        Pod after = pods.update(before.withMetadata(
                before.metadata().withAnnotations(Collections.singletonMap("turn", before.resourceVersion()))));
        present.set(number, after);
        return after;
    }
}
