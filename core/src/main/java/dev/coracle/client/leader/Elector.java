package dev.coracle.client.leader;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.client.Client;
import dev.coracle.client.Resources;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.coordination.LeaseSpec;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One candidate of an election that runs. It takes the lease when it has seen it unchanged for as long as it lasts,
 * renews it as long as it leads, and stops leading when it could not renew it in time; then it is a candidate again.
 *
 * <p>As client-go's leader election, with three differences, each on the safe side: the renew deadline counts from the
 * last renewal that succeeded and not from the next try; a candidate looks at the lease the moment it runs out, so a
 * leader is replaced within the lease duration and 1.2 retry periods; and on a clean stop the lease is given back after
 * {@link LeaderHandler#stopped} and not before.
 *
 * <p><b>Threads.</b> Every method may be called from any thread and returns at once.
 * <p><b>Errors.</b> Calls that fail are tried again.
 */
public final class Elector implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Elector.class);

    private final Election election;
    private final LeaseTiming timing;
    private final Resources<Lease> leases;
    private final Clock clock;
    private final Entropy chance;
    private final Worker calls;
    /** Beside {@link #calls}, so that a call which hangs does not keep a term from ending. */
    private final Worker guard;

    private final Worker worker;
    private final LeaderHandler handler;
    private final Ballot ballot;
    private String announced = "";
    private volatile @Nullable Leadership term;
    private volatile boolean closed;

    /**
     * A candidate, from now on.
     *
     * @param worker where the handler runs
     */
    public Elector(Client client, Platform platform, Election election, Worker worker, LeaderHandler handler) {
        this.election = election;
        this.timing = election.timing();
        this.leases = client.leases(election.lease().namespace());
        this.clock = platform.clock();
        this.chance = platform.entropy().stream("leader election");
        this.calls = platform.worker("lease " + election.lease());
        this.guard = platform.worker("lease " + election.lease() + " deadline");
        this.worker = worker;
        this.handler = handler;
        this.ballot = new Ballot(election);
        calls.execute(this::round);
    }

    /** The term of this candidate, if it leads. */
    public Optional<Leadership> leadership() {
        return Optional.ofNullable(term).filter(Leadership::isHeld);
    }

    /** Stops: leads no more, and gives the lease back once {@link LeaderHandler#stopped} has returned. */
    @Override
    public void close() {
        close(() -> {});
    }

    /**
     * As {@link #close()}.
     *
     * @param ended run, on any thread, once nothing is left to be done: the lease was given back, or could not be; not run
     *     where it had been closed before
     */
    public void close(Runnable ended) {
        if (closed) return;
        closed = true;
        Leadership last = term;
        if (last != null) lose(last);
        calls.execute(() -> finish(ended));
    }

    private void finish(Runnable ended) {
        boolean held = ballot.holder().equals(election.identity());
        worker.execute(() -> calls.execute(() -> {
            if (held) release();
            ended.run();
        }));
    }

    /** Looks at the lease and does what follows, then waits for the next look. */
    private void round() {
        if (closed) return;
        try {
            Leadership current = term;
            if (current == null) campaign();
            else renew(current);
        } catch (ApiException | UnreachableException | UnknownOutcomeException e) {
            log.atDebug()
                    .addKeyValue("lease", election.lease())
                    .addKeyValue("why", e.getMessage())
                    .log("no lease this time");
        } finally {
            announce();
            calls.after(pause(), this::round);
        }
    }

    /** Until the next look: sooner, where the lease of another runs out before. */
    private Duration pause() {
        if (term != null) return timing.retryPeriod();
        double jitter = 1 + (LeaseTiming.JITTER - 1) * chance.unit();
        long nanos = (long) (timing.retryPeriod().toNanos() * jitter);
        long taken = ballot.takenFor(clock.nanos());
        return Duration.ofNanos(taken > 0 ? Math.min(nanos, taken) : nanos);
    }

    private void campaign() {
        Optional<Lease> stored = leases.find(election.lease().name());
        stored.ifPresent(lease -> ballot.see(lease, clock.nanos()));
        if (ballot.takenFor(clock.nanos()) > 0 && stored.isPresent()) return;
        LeaseSpec bid = ballot.bid(clock.now());
        long asked = clock.nanos();
        ballot.see(take(stored, bid), clock.nanos());
        win(bid, asked + timing.renewDeadline().toNanos());
    }

    private Lease take(Optional<Lease> stored, LeaseSpec bid) {
        try {
            return stored.isPresent() ? leases.update(stored.get().withSpec(bid)) : leases.create(lease(bid));
        } catch (UnknownOutcomeException e) {
            ballot.unanswered(bid);
            throw e;
        }
    }

    private Lease lease(LeaseSpec spec) {
        ObjectMeta metadata = ObjectMeta.builder()
                .name(election.lease().name())
                .namespace(election.lease().namespace())
                .build();
        return Lease.builder().metadata(metadata).spec(spec).build();
    }

    private void win(LeaseSpec won, long heldUntil) {
        ballot.answered();
        long left = heldUntil - clock.nanos();
        if (left <= 0 || closed) return; // the answer came too late to be worth anything
        int epoch = won.leaseTransitions().orElse(0);
        Leadership begun = new Leadership(election.identity(), epoch, clock, heldUntil);
        term = begun;
        log.atInfo()
                .addKeyValue("lease", election.lease())
                .addKeyValue("term", begun)
                .log("became leader");
        worker.execute(() -> handler.started(begun));
        guard.after(Duration.ofNanos(left), () -> watch(begun));
    }

    private void renew(Leadership current) {
        Lease known = ballot.seen().orElseThrow();
        long asked = clock.nanos();
        Lease renewed;
        try {
            renewed = leases.update(known.withSpec(ballot.renewal(clock.now())));
        } catch (ApiException e) {
            Optional<Lease> stored = leases.find(election.lease().name());
            stored.ifPresent(lease -> ballot.see(lease, clock.nanos()));
            if (stored.isEmpty() || !isMine(stored.get(), current)) {
                lose(current);
                return;
            }
            asked = clock.nanos();
            renewed = leases.update(stored.get().withSpec(ballot.renewal(clock.now())));
        }
        ballot.see(renewed, clock.nanos());
        current.extend(asked + timing.renewDeadline().toNanos());
    }

    private boolean isMine(Lease lease, Leadership current) {
        LeaseSpec spec = lease.spec();
        return spec.holderIdentity().equals(Optional.of(election.identity()))
                && spec.leaseTransitions().orElse(0) == current.epoch();
    }

    /** Ends the term when its time is up. */
    private void watch(Leadership current) {
        long left = current.heldUntil() - clock.nanos();
        if (current != term) return;
        if (left > 0) guard.after(Duration.ofNanos(left), () -> watch(current));
        else lose(current);
    }

    private void lose(Leadership last) {
        if (!last.end()) return;
        term = null;
        log.atInfo()
                .addKeyValue("lease", election.lease())
                .addKeyValue("term", last)
                .log("leads no more");
        worker.execute(() -> handler.stopped(last));
    }

    private void announce() {
        String leader = ballot.holder();
        if (leader.isEmpty() || leader.equals(announced)) return;
        announced = leader;
        worker.execute(() -> handler.newLeader(leader));
    }

    private void release() {
        UnaryOperator<Lease> given = lease -> {
            ballot.see(lease, clock.nanos());
            return ballot.holder().equals(election.identity()) ? lease.withSpec(ballot.release(clock.now())) : lease;
        };
        try {
            leases.edit(election.lease().name(), given);
        } catch (ApiException | UnreachableException | UnknownOutcomeException e) {
            log.atInfo()
                    .addKeyValue("lease", election.lease())
                    .addKeyValue("why", e.getMessage())
                    .log("lease not given back");
        }
    }
}
