package dev.coracle.testkit.invariant.api;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Findings;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A promise about what goes over the network, held against what was committed. */
abstract class WireInvariant implements Invariant {
    final Wire wire;
    final Findings findings = new Findings();

    WireInvariant(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Term term() {
        return Term.ALWAYS;
    }

    @Override
    public void begin(Setting setting) {
        wire.begin(setting);
    }

    @Override
    public List<Class<? extends ApiObject>> kinds() {
        return History.KINDS;
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        wire.take(change);
        return findings.take();
    }

    @Override
    public Verdict judge(Instant now, ClusterState state) {
        wire.newsOf(now);
        return findings.take();
    }

    /** Judges what still waits, and whether the history that all is held against ends in the state. */
    @Override
    public Verdict audit(ClusterState state) {
        wire.finish();
        for (Class<? extends ApiObject> kind : History.KINDS) {
            Map<?, ? extends ApiObject> remembered = wire.history().state(kind, Long.MAX_VALUE);
            int present = state.all(kind).size();
            boolean same = remembered.size() == present
                    && state.all(kind).stream().allMatch(it -> it.equals(remembered.get(it.key())));
            if (!same)
                findings.add(Verdict.broken("the history of " + kind.getSimpleName(), "differs", "be the state"));
        }
        return findings.take();
    }
}
