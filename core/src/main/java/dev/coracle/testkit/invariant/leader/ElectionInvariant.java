package dev.coracle.testkit.invariant.leader;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.testkit.invariant.Bounds;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Findings;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A promise about who leads, judged by what goes over the network. */
abstract class ElectionInvariant implements Invariant, Elections.Listener {
    final Findings findings = new Findings();
    private final Elections elections;
    private Bounds bounds = Bounds.builder().build();

    ElectionInvariant(Elections elections) {
        this.elections = elections;
        elections.tell(this);
    }

    Bounds bounds() {
        return bounds;
    }

    /** As {@link Bounds#atLeast}. */
    Duration atLeast(Duration duration) {
        return bounds.atLeast(duration);
    }

    /** As {@link Bounds#atMost}. */
    Duration atMost(Duration duration) {
        return bounds.atMost(duration);
    }

    @Override
    public void begin(Setting setting) {
        bounds = setting.bounds();
        elections.begin(setting);
    }

    @Override
    public Term term() {
        return Term.ALWAYS;
    }

    @Override
    public List<Class<? extends ApiObject>> kinds() {
        return List.of();
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
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
