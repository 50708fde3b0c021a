package dev.coracle.store.etcd;

import dev.coracle.store.StoreException;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.grpc.CallOptions;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at who the members are before anything is read or written: their version, and that they are one cluster. */
final class Versions {
    private static final Logger log = LoggerFactory.getLogger(Versions.class);

    private Versions() {}

    /**
     * Asks each member.
     *
     * @throws StoreException where none answers, one cannot be worked with, or they are not one cluster
     */
    static void check(Members members, Duration timeout) {
        List<StatusResponse> answers = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        Duration each = members.size() == 1 ? timeout : timeout.dividedBy(2);
        for (Member member : members.all()) {
            try {
                StatusResponse answer = status(member, each);
                check(member, answer.getVersion());
                answers.add(answer);
            } catch (StatusRuntimeException e) {
                members.avoid(member);
                failures.add(member + ": " + e.getStatus());
            }
        }
        if (answers.isEmpty()) throw new StoreException("no member of etcd answers: " + failures, false);
        if (answers.stream().map(it -> it.getHeader().getClusterId()).distinct().count() > 1) {
            throw new StoreException("the endpoints belong to different etcd clusters: " + members.all(), false);
        }
    }

    private static StatusResponse status(Member member, Duration timeout) {
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS);
        return Answer.of(
                member.calls(), MaintenanceGrpc.getStatusMethod(), options, StatusRequest.getDefaultInstance());
    }

    private static void check(Member member, String version) {
        Fitness fitness = fitness(version);
        if (fitness == Fitness.UNFIT) {
            throw new StoreException(
                    "etcd at " + member + " is version " + version
                            + ", which loses or garbles what it is given: 3.4.21 or later is needed, and of 3.5 3.5.5",
                    false);
        }
        if (fitness == Fitness.DOUBTFUL) {
            log.atWarn()
                    .addKeyValue("member", member)
                    .addKeyValue("version", version)
                    .log("this etcd can give stale reads after a pause; 3.4.42, 3.5.28 and 3.6.9 do not");
        }
    }

    /** What can be said of a version. */
    enum Fitness {
        FIT,
        /** Some of its reads can be stale, but none of its writes get lost. */
        DOUBTFUL,
        /** Answered writes can get lost, or members disagree. */
        UNFIT
    }

    /** Judges a version by what etcd's own list of changes says was wrong before. */
    static Fitness fitness(String version) {
        int[] numbers = Arrays.stream(version.split("[.+-]", -1))
                .filter(part -> !part.isEmpty() && part.chars().allMatch(Character::isDigit))
                .mapToInt(Integer::parseInt)
                .limit(3)
                .toArray();
        if (numbers.length < 3) return Fitness.DOUBTFUL;
        int line = numbers[0] * 1_000 + numbers[1];
        int patch = numbers[2];
        return switch (line) {
            case 3_004 -> fitness(patch, 21, 42);
            case 3_005 -> fitness(patch, 5, 28);
            case 3_006 -> fitness(patch, 0, 9);
            default -> line < 3_004 ? Fitness.UNFIT : Fitness.FIT;
        };
    }

    private static Fitness fitness(int patch, int safe, int sound) {
        if (patch < safe) return Fitness.UNFIT;
        return patch < sound ? Fitness.DOUBTFUL : Fitness.FIT;
    }
}
