package dev.coracle.apiserver.kinds;

import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.validation.LeaseRules;
import dev.coracle.model.coordination.Lease;

/** What processes agree with: leases. */
final class Coordination {
    static final ServedKind<Lease> LEASES = ServedKind.of(Lease.class)
            .rules(new LeaseRules())
            .updateCreates(true)
            .updateNeedsRevision(true)
            .build();

    private Coordination() {}
}
