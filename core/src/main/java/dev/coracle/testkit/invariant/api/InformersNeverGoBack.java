package dev.coracle.testkit.invariant.api;

import dev.coracle.api.WatchEvent;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.simulation.NetworkObserver;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Findings;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A process that follows a selection is never set back: it begins no watch before what it was told, and no object that
 * it is told of is older than it was, or there again after its deletion (kubernetes#59848, PR 73845).
 *
 * <p>What a server that lags behind answers to a list is not judged, but what its reader makes of it: from where it goes
 * on to watch. What the network repeats is not judged. A process that was started anew knows nothing; watches that run side by side belong to different readers.
 */
final class InformersNeverGoBack implements Invariant, NetworkObserver {
    private final Map<String, Map<String, Reader>> readers = new LinkedHashMap<>();
    private final Map<Long, Reader> byWatch = new HashMap<>();
    private final Findings findings = new Findings();

    /** Who follows a selection, over one watch after the other. */
    private static final class Reader {
        final Map<ObjectKey, Long> versions = new HashMap<>();
        long told;
        long watch;
        boolean open;
    }

    @Override
    public String promise() {
        return "Who follows a selection is never shown an earlier state than before.";
    }

    @Override
    public Term term() {
        return Term.ALWAYS;
    }

    @Override
    public List<Class<? extends ApiObject>> kinds() {
        return History.KINDS;
    }

    @Override
    public void begin(Setting setting) {
        setting.simulation().ifPresent(it -> it.observe(this));
    }

    @Override
    public void connected(String process) {
        Map<String, Reader> ended = readers.remove(process);
        if (ended != null) ended.values().forEach(it -> byWatch.remove(it.watch, it));
    }

    @Override
    public void opened(ObservedWatch watch) {
        Map<String, Reader> own = readers.computeIfAbsent(watch.owner(), it -> new LinkedHashMap<>());
        Reader known = own.get(Wanted.text(watch.request()));
        long from = Revisions.of(watch.request().list().resourceVersion());
        Reader reader = known == null || known.open ? new Reader() : known;
        if (from > 0 && from < reader.told)
            findings.add(Verdict.broken(
                    place(watch), "begins behind " + from + " after it was told up to " + reader.told, "go on there"));
        reader.told = Math.max(reader.told, from);
        if (known != null) byWatch.remove(known.watch);
        byWatch.put(watch.number(), reader);
        reader.watch = watch.number();
        reader.open = true;
        own.put(Wanted.text(watch.request()), reader);
    }

    @Override
    public void delivered(Delivery delivery) {
        Reader reader = byWatch.get(delivery.watch().number());
        if (reader == null) return;
        for (WatchEvent event : delivery.events()) {
            reader.told = Math.max(reader.told, Revisions.of(event));
            if (!delivery.repeats()) event.subject().ifPresent(it -> findings.add(judge(delivery.watch(), reader, it)));
        }
    }

    private static Verdict judge(ObservedWatch watch, Reader reader, ApiObject object) {
        long revision = Revisions.of(object);
        Long before = reader.versions.put(object.key(), revision);
        if (before == null || before <= revision) return Verdict.kept();
        return Verdict.broken(
                place(watch), "is told " + object.key() + " of revision " + revision + " after " + before, "not be");
    }

    private static String place(ObservedWatch watch) {
        return watch.owner() + ", which follows " + watch.request().resource().plural() + ",";
    }

    @Override
    public void closed(ObservedWatch watch) {
        Reader reader = byWatch.remove(watch.number());
        if (reader != null) reader.open = false;
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        return findings.take();
    }

    @Override
    public Verdict judge(Instant now, ClusterState state) {
        return findings.take();
    }

    @Override
    public Verdict audit(ClusterState state) {
        return findings.take();
    }
}
