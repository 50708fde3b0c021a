package dev.coracle.simulation.fault;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.Refusals;
import dev.coracle.api.Verb;
import dev.coracle.platform.Entropy;
import dev.coracle.simulation.Disturbance;
import dev.coracle.simulation.Fate;
import dev.coracle.simulation.Fate.Outcome;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.List;

/** Calls that are slow, or of which a share fails. */
record CallDisturbance(FaultKind kind, long amount, Entropy chance) implements Disturbance {
    @Override
    public Fate fate(String caller, ApiRequest request) {
        if (kind == FaultKind.API_LATENCY) return Fate.late(Duration.ofMillis(amount));
        if (!concerns(request) || chance.below(100) >= amount) return Fate.USUAL;
        return switch (kind) {
            case API_UNREACHABLE -> Fate.of(Outcome.UNREACHABLE);
            case API_ANSWERS_LOST -> Fate.of(Outcome.UNANSWERED);
            case API_WRITES_LOST -> Fate.of(Outcome.LOST);
            case API_THROTTLING ->
                Fate.turnedAway(
                        Refusals.tooManyRequests("The server is currently unable to handle the request", 1, List.of())
                                .status());
            case API_CONFLICTS ->
                Fate.turnedAway(
                        Refusals.modified(request.resource(), request.name()).status());
            default ->
                Fate.turnedAway(
                        Refusals.internalError("the server failed by intention").status());
        };
    }

    @Override
    public boolean isSlow() {
        return kind == FaultKind.API_LATENCY && Duration.ofMillis(amount).compareTo(Kernel.LONG) > 0;
    }

    private boolean concerns(ApiRequest request) {
        return switch (kind) {
            case API_ANSWERS_LOST, API_WRITES_LOST -> request.verb().isWrite();
            case API_CONFLICTS -> request.verb() == Verb.UPDATE || request.verb() == Verb.PATCH;
            default -> true;
        };
    }
}
