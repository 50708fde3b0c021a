package dev.coracle.simulation;

import dev.coracle.api.ApiRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All that is done to the calls and watches of one process. Costs nothing while that is nothing. */
final class Disturbances {
    private final String process;
    private final List<Disturbance> own = new ArrayList<>(0);
    /** Shared by all processes of a world. */
    private final List<Disturbance> everybodys;

    Disturbances(String process, List<Disturbance> everybodys) {
        this.process = process;
        this.everybodys = everybodys;
    }

    String process() {
        return process;
    }

    List<Disturbance> own() {
        return own;
    }

    boolean isEmpty() {
        return own.isEmpty() && everybodys.isEmpty();
    }

    private List<Disturbance> all() {
        List<Disturbance> all = new ArrayList<>(everybodys);
        all.addAll(own);
        return all;
    }

    Fate fate(ApiRequest request) {
        Fate fate = Fate.USUAL;
        if (isEmpty()) return fate;
        for (Disturbance each : all()) fate = fate.and(each.fate(process, request));
        return fate;
    }

    /** Whether calls of the process may take long. */
    boolean areSlow() {
        return !isEmpty() && all().stream().anyMatch(Disturbance::isSlow);
    }

    /** Whether no news reach the process. */
    boolean areSilence() {
        return !isEmpty() && all().stream().anyMatch(Disturbance::isSilence);
    }

    ApiRequest asked(ApiRequest request) {
        if (isEmpty()) return request;
        ApiRequest asked = request;
        for (Disturbance each : all()) asked = each.asked(process, asked);
        return asked;
    }

    Duration delay(ApiRequest watch) {
        Duration delay = Duration.ZERO;
        if (isEmpty()) return delay;
        for (Disturbance each : all()) delay = delay.plus(each.delay(process, watch));
        return delay;
    }

    boolean repeat(ApiRequest watch) {
        boolean any = false;
        if (isEmpty()) return any;
        for (Disturbance each : all()) any |= each.repeats(process, watch);
        return any;
    }

    boolean breaks(ApiRequest watch) {
        boolean any = false;
        if (isEmpty()) return any;
        for (Disturbance each : all()) any |= each.breaks(process, watch);
        return any;
    }

    long horizon(ApiRequest watch) {
        long horizon = Long.MAX_VALUE;
        if (isEmpty()) return horizon;
        for (Disturbance each : all()) horizon = Math.min(horizon, each.horizon(process, watch));
        return horizon;
    }
}
