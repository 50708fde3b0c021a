package dev.coracle.store.etcd;

import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import dev.coracle.store.StoreException;
import dev.coracle.store.mvcc.Timeline;
import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchGrpc;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings etcd's changes into the timeline: one watch over all keys, begun again where it ended whenever its stream breaks.
 *
 * <p>Since it is over all keys, each revision must bring a change. So it is known at any time whether everything up to a
 * revision has come, and no gap goes unnoticed, whoever made it; etcd's own progress notifications, which some versions
 * send too early, are not needed. Where changes are lost, because etcd has compacted them or did not send them, the
 * timeline goes on from a new reading of the whole.
 *
 * <p><b>Threads.</b> Streams call in on threads of gRPC; what talks to etcd is done by a worker.
 */
final class Feed {
    private static final Logger log = LoggerFactory.getLogger(Feed.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final String EVERYTHING = "";

    private final Members members;
    private final Login login;
    private final Past past;
    private final Intake intake;
    private final Timeline timeline;
    private final Horizon horizon;
    private final Worker worker;

    // Guarded by this.
    private @Nullable Stream stream;
    private Duration pause = Duration.ZERO;
    private long streams;
    private long doubtedStream;
    private long doubtedRevision;
    private int doubts;
    private boolean closed;

    Feed(
            Platform platform,
            Members members,
            Login login,
            Past past,
            Intake intake,
            Timeline timeline,
            Horizon horizon) {
        this.members = members;
        this.login = login;
        this.past = past;
        this.intake = intake;
        this.timeline = timeline;
        this.horizon = horizon;
        this.worker = platform.worker("store-watch");
    }

    /** Begins behind what the timeline has. */
    void start() {
        horizon.reach(timeline.currentRevision());
        connect();
    }

    /** The number of the stream that changes come by now: what is waited for, it should bring. */
    synchronized long stream() {
        return streams;
    }

    /**
     * Has the watch begun again, at another member, because a stream does not bring what somebody has waited for in vain;
     * once all members were tried at the same place, reads the whole anew. Others who have waited for the same stream say
     * nothing new.
     */
    void doubt(long number) {
        boolean lost;
        synchronized (this) {
            if (closed || number != streams || number == doubtedStream) return;
            long reached = horizon.revision();
            doubts = doubtedRevision == reached ? doubts + 1 : 1;
            doubtedRevision = reached;
            doubtedStream = number;
            lost = doubts > members.size();
        }
        worker.execute(() -> restart(number, lost));
    }

    private void restart(long number, boolean lost) {
        Stream current;
        synchronized (this) {
            current = number == streams ? stream : null;
        }
        if (current != null) current.give("the watch stands still", lost);
    }

    synchronized void close() {
        closed = true;
        if (stream != null) stream.cancel();
        stream = null;
    }

    private void connect() {
        Member member = members.current();
        Stream next = new Stream(member);
        synchronized (this) {
            if (closed) return;
            stream = next;
            streams++;
        }
        try {
            if (login.hasUser()) login.renew(member, login.token());
            next.open();
        } catch (RuntimeException e) { // whatever it is: no watch would ever come back without this
            next.give(String.valueOf(e), false);
        }
    }

    private void reload() {
        try {
            Past.Contents contents = past.at(0);
            synchronized (this) {
                if (closed) return;
                timeline.resume(contents.revision(), contents.entries());
                horizon.reach(contents.revision());
            }
            log.atWarn()
                    .addKeyValue("revision", contents.revision())
                    .log("changes were lost, and the present was read anew");
            connect();
        } catch (StoreException e) {
            log.atWarn().setCause(e).log("the present could not be read");
            worker.after(longerPause(), this::reload);
        }
    }

    private synchronized Duration longerPause() {
        Duration now = pause;
        Duration doubled = now.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled.plus(SHORTEST_PAUSE);
        return now;
    }

    /** One stream of a watch, until it ends or is given up. */
    private final class Stream implements ClientResponseObserver<WatchRequest, WatchResponse> {
        private final Member member;
        private @Nullable ClientCallStreamObserver<WatchRequest> requests;

        Stream(Member member) {
            this.member = member;
        }

        void open() {
            var create = WatchCreateRequest.newBuilder()
                    .setKey(Keys.ALL)
                    .setRangeEnd(Keys.ALL)
                    .setStartRevision(timeline.currentRevision() + 1);
            member.watches().resetConnectBackoff();
            WatchGrpc.newStub(member.watches())
                    .withInterceptors(login)
                    .watch(this)
                    .onNext(WatchRequest.newBuilder().setCreateRequest(create).build());
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<WatchRequest> requestStream) {
            synchronized (Feed.this) {
                requests = requestStream;
            }
        }

        @Override
        public void onNext(WatchResponse response) {
            if (response.getCanceled()) {
                boolean compacted = response.getCompactRevision() > 0;
                give(compacted ? "compacted" : response.getCancelReason(), compacted);
                return;
            }
            boolean complete;
            synchronized (Feed.this) {
                if (stream != this) return;
                complete = intake.take(response.getEventsList());
                if (response.getEventsCount() > 0) pause = Duration.ZERO;
                horizon.reach(timeline.currentRevision());
            }
            if (!complete) give("changes are missing", true);
        }

        @Override
        public void onError(Throwable failure) {
            give(String.valueOf(failure.getMessage()), false);
        }

        @Override
        public void onCompleted() {
            give("ended", false);
        }

        /** Leaves this stream and goes on with another. */
        void give(String reason, boolean lost) {
            synchronized (Feed.this) {
                if (stream != this) return;
                stream = null;
                if (closed) return;
            }
            cancel();
            members.avoid(member);
            log.atInfo()
                    .addKeyValue("member", member)
                    .addKeyValue("reason", reason)
                    .log("the watch has ended and is begun again");
            Duration wait = longerPause();
            if (lost) worker.execute(Feed.this::reload);
            else if (wait.isZero()) worker.execute(Feed.this::connect);
            else worker.after(wait, Feed.this::connect);
        }

        void cancel() {
            ClientCallStreamObserver<WatchRequest> known;
            synchronized (Feed.this) {
                known = requests;
            }
            if (known != null) known.cancel(EVERYTHING, null);
        }
    }
}
