package dev.coracle.testkit.invariant.liveness;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Body;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.NetworkObserver;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Findings;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Nobody repeats a write that is of no use: one that changes nothing, or is refused, comes again only after pauses that
 * grow (kubernetes#139992; client-go's work queues). Judged minute by minute, for each writer and object; a write that is
 * of use begins a new row, since pauses are short again after it: who writes a lot is often behind the news of that.
 */
final class NoHotLoop extends Promise implements NetworkObserver {
    /** Well above the 14 tries that a work queue makes in its first minute: 5 ms, doubled each time. */
    private static final int MOST = 60;

    /** Tries of a scheduler for one pod in a minute, whose pauses grow from 1 s to 10 s; each that fails may wake others. */
    private static final int SCHEDULING_TRIES = 10;

    private final Findings findings = new Findings();
    /** Writes of no use, and the revision that writes left behind, in the present minute; for lookup only. */
    private final Map<String, Integer> useless = new HashMap<>();

    private final Map<String, String> revisions = new HashMap<>();
    private long minute;
    private int pods;

    NoHotLoop() {
        super("Nobody repeats a write that is of no use without a pause.", Term.OVER_TIME, List.of(Pod.class));
    }

    @Override
    public void begin(Setting run) {
        super.begin(run);
        run.simulation().ifPresent(it -> it.observe(this));
    }

    @Override
    public void called(ObservedCall call) {
        ApiRequest request = call.request();
        if (!request.verb().isWrite() || request.resource().kind().equals("Event")) return;
        if (call.time().toMinutes() != minute) {
            minute = call.time().toMinutes();
            useless.clear();
            revisions.clear();
        }
        String write = call.caller() + " " + request.verb() + " of "
                + request.resource().plural() + " " + request.namespace() + "/" + name(request) + " "
                + request.subresource();
        if (!isUseless(call, write)) {
            useless.remove(write);
            findings.add(Verdict.kept());
            return;
        }
        int times = useless.merge(write, 1, Integer::sum);
        if (times == most(request) + 1)
            findings.add(Verdict.broken(
                    call.caller(),
                    "repeated within a minute " + times + " times to no use: " + write.strip(),
                    "pause between tries"));
    }

    /** A pod that waits is tried again whenever another one gives its node back, so that how often follows from all pods. */
    private int most(ApiRequest request) {
        boolean isTried =
                request.resource().kind().equals("Pod") && request.subresource().equals("status");
        return isTried ? MOST + SCHEDULING_TRIES * pods : MOST;
    }

    private boolean isUseless(ObservedCall call, String write) {
        if (!(call.response().orElse(null) instanceof ApiResponse.Done done)) return true;
        if (!(done.body() instanceof ApiObject object)
                || object.resourceVersion().isEmpty()) return false;
        return Objects.equals(revisions.put(write, object.resourceVersion()), object.resourceVersion());
    }

    private static String name(ApiRequest request) {
        if (!request.name().isEmpty()) return request.name();
        return request.body()
                .filter(it -> it instanceof Body.Typed typed && typed.value() instanceof ApiObject)
                .map(it -> (ApiObject) ((Body.Typed) it).value())
                .map(it -> it.name().isEmpty() ? it.metadata().generateName().orElse("") : it.name())
                .orElse("");
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        if (change.before().isEmpty()) pods++;
        if (change.after().isEmpty()) pods--;
        return findings.take();
    }

    @Override
    public Verdict judge(Instant now, ClusterState state) {
        return findings.take();
    }

    /** What the network showed is not in any state, so there is nothing to count once more. */
    @Override
    public Verdict audit(ClusterState state) {
        return findings.take();
    }
}
