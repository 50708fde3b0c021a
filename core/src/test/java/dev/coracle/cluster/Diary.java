package dev.coracle.cluster;

import dev.coracle.api.UnreachableException;
import dev.coracle.client.Client;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A component that calls the server once a second, and writes down what becomes of it. */
final class Diary implements ComponentFactory {
    private final List<String> entries = new ArrayList<>();
    private int starts;

    @Override
    public Running start(ComponentContext context) {
        int start = ++starts;
        entries.add("start " + start);
        tick(start, context.client(), context.platform().worker("tick"));
        return () -> entries.add("stop " + start);
    }

    private void tick(int start, Client client, Worker worker) {
        worker.after(Duration.ofSeconds(1), () -> {
            entries.add(start + " " + call(client));
            tick(start, client, worker);
        });
    }

    private static String call(Client client) {
        try {
            return client.namespaces().get("default").name() + " for "
                    + client.user().name();
        } catch (UnreachableException e) {
            return "unreachable: " + e.getMessage();
        }
    }

    /** What was written down since the last time. */
    List<String> read() {
        List<String> news = List.copyOf(entries);
        entries.clear();
        return news;
    }
}
