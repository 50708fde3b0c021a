package dev.coracle.examples.bench;

import dev.coracle.examples.Stopwatch;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Page;
import dev.coracle.store.StoreFactory;
import dev.coracle.store.Value;
import dev.coracle.store.memory.MemoryStore;
import dev.coracle.store.snapshot.Snapshots;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast a store is, by itself. */
@Command(
        name = "store",
        description = "Writes to a store and lists what is in it, in real time.",
        mixinStandardHelpOptions = true)
public final class Stores implements Runnable {
    private static final int PAGE = 500;
    private static final int TURNS = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ChosenStore store = new ChosenStore();

    @Option(
            names = "--writers",
            description = "how many write at the same time; ${DEFAULT-VALUE} by default",
            defaultValue = "16")
    private int writers;

    @Option(
            names = "--seconds",
            description = "how long to write, after a warm-up of a fifth of it; ${DEFAULT-VALUE} by default",
            defaultValue = "10")
    private int seconds;

    @Option(
            names = "--value-bytes",
            description = "how long each value is; ${DEFAULT-VALUE} by default",
            defaultValue = "1024")
    private int valueBytes;

    @Option(
            names = "--moved",
            description = "how many keys to restore from a snapshot into another store of the kind; none by default",
            defaultValue = "0")
    private int moved;

    @Override
    public void run() {
        try (LivePlatform platform = new LivePlatform("bench");
                ChosenStore chosen = store) {
            StoreFactory factory = chosen.factory();
            try (ClusterStore opened = factory.open(platform)) {
                refuseUsed(opened);
                Creates creates = new Creates(opened, platform, writers, valueBytes);
                creates.run(Math.max(1, seconds / 5)); // warm-up
                say("creates", creates.run(seconds));
                list(opened, platform);
            }
            if (store.is("memory")) memoryOnly(platform);
            else reopen(factory, platform);
            if (store.is("etcd")) etcdOnly(factory, platform);
            if (moved > 0) move(platform);
        }
    }

    /** A run creates keys whose names another one has used. */
    private void refuseUsed(ClusterStore opened) {
        if (opened.list("/", "", 1, 0).get().entries().isEmpty()) return;
        String why =
                "the store has keys, of an earlier run for instance; it must have none: for etcd take a new --data-dir";
        throw new ParameterException(spec.commandLine(), why);
    }

    private void list(ClusterStore filled, LivePlatform platform) {
        for (int limit : List.of(PAGE, 0)) {
            Stopwatch watch = new Stopwatch(platform.clock());
            long listed = 0;
            long before = 0;
            while (watch.seconds() < 1) {
                before = listed;
                listed += listAll(filled, limit);
            }
            double rate = listed / watch.seconds();
            say(limit == 0 ? "list" : "list by " + limit, "%,.0f objects/s of %,d", rate, listed - before);
        }
    }

    private static long listAll(ClusterStore filled, int limit) {
        long listed = 0;
        String start = "";
        long revision = 0;
        while (true) {
            Page page = filled.list("/registry/", start, limit, revision).get();
            listed += page.entries().size();
            if (page.remaining() == 0) return listed;
            revision = page.revision();
            start = page.entries().get(page.entries().size() - 1).key() + '\0';
        }
    }

    private void memoryOnly(LivePlatform platform) {
        Replacements replacements = new Replacements(platform);
        replacements.run(Math.max(1, seconds / 5));
        say("compare-and-set among 100,000 keys", "%,.0f/s", replacements.run(seconds));
        try (FanOut fanOut = new FanOut(platform, 1_000)) {
            fanOut.run(Math.max(1, seconds / 5));
            say("encoded events to 1,000 watchers", "%,.0f/s", fanOut.run(seconds));
        }
    }

    private void reopen(StoreFactory factory, LivePlatform platform) {
        Stopwatch watch = new Stopwatch(platform.clock());
        try (ClusterStore opened = factory.open(platform)) {
            say("open", "%s with %,d keys", watch, opened.count(""));
        }
    }

    private void move(LivePlatform platform) {
        Path file = store.file("moved.snapshot");
        Value value = Value.of("x".repeat(valueBytes));
        try (ClusterStore old = new MemoryStore(platform)) {
            for (int i = 0; i < moved; i++)
                old.put("/registry/pods/default/pod-" + i, value, 0).get();
            Stopwatch watch = new Stopwatch(platform.clock());
            Snapshots.save(old, file, key -> true);
            say("snapshot", "%s for %,d keys", watch, moved);
        }
        Stopwatch watch = new Stopwatch(platform.clock());
        try (ClusterStore opened = Snapshots.restored(file, store.other()).open(platform)) {
            say("restore", "%s for %,d keys", watch, opened.count(""));
        }
    }

    private void etcdOnly(StoreFactory factory, LivePlatform platform) {
        try (ClusterStore author = factory.open(platform);
                ClusterStore reader = factory.open(platform)) {
            Delivery delivery = new Delivery(author, reader, platform.clock());
            delivery.run(Math.max(1, seconds / 5));
            say("from the beginning of a write to its change at another server", delivery.run(seconds));
            compareWithStubs(author);
        }
    }

    /** By turns, since a JVM that is warm makes more of a difference than what is compared. */
    private void compareWithStubs(ClusterStore opened) {
        try (RawEtcd stubs = new RawEtcd(store.endpoint());
                LivePlatform threads = new LivePlatform("bench-writers", writers)) {
            Creates byStore = new Creates(
                    (key, value) -> opened.put("/by-store" + key, value, 0).get(), threads, writers, valueBytes);
            Creates byStubs =
                    new Creates((key, value) -> stubs.create("/by-stubs" + key, value), threads, writers, valueBytes);
            for (int turn = 1; turn <= TURNS; turn++) {
                say("creates, turn " + turn, byStore.run(seconds));
                say("creates by the stubs alone, turn " + turn, byStubs.run(seconds));
            }
        }
    }

    private void say(String what, String format, Object... values) {
        say(what, String.format(Locale.ROOT, format, values));
    }

    private void say(String what, Object result) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(store + ": " + what + ": " + result);
        out.flush();
    }
}
