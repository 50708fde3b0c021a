package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.HTTPGetAction;
import dev.coracle.model.core.HTTPHeader;
import dev.coracle.model.core.SleepAction;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What makes valid what a probe or hook does. */
final class HandlerRules {
    private static final List<String> SCHEMES = List.of("HTTP", "HTTPS");

    private HandlerRules() {}

    /**
     * Checks a handler.
     *
     * @param grace seconds that the pod has for stopping
     */
    static void check(FieldErrors errors, FieldPath path, Handler handler, long grace) {
        int before = 0;
        before += one(errors, path, "exec", handler.exec(), before, (place, exec) -> {
            if (exec.command().isEmpty()) errors.required(place.child("command"));
        });
        before += one(errors, path, "httpGet", handler.httpGet(), before, (place, get) -> http(errors, place, get));
        before += one(
                errors,
                path,
                "tcpSocket",
                handler.tcpSocket(),
                before,
                (place, socket) -> Values.portOrName(errors, place, "port", socket.port()));
        before += one(
                errors,
                path,
                "grpc",
                handler.grpc(),
                before,
                (place, grpc) -> Values.port(errors, place, "port", grpc.port()));
        before += one(
                errors, path, "sleep", handler.sleep(), before, (place, sleep) -> sleep(errors, place, sleep, grace));
        if (before == 0) errors.required(path, "must specify a handler type");
    }

    private static <A> int one(
            FieldErrors errors,
            FieldPath path,
            String field,
            Optional<A> action,
            int before,
            BiConsumer<FieldPath, A> rule) {
        if (action.isEmpty()) return 0;
        if (before > 0) {
            errors.forbidden(path.child(field), "may not specify more than 1 handler type");
        } else {
            rule.accept(path.child(field), action.get());
        }
        return 1;
    }

    private static void http(FieldErrors errors, FieldPath path, HTTPGetAction get) {
        Values.portOrName(errors, path, "port", get.port());
        String scheme = get.scheme().orElse("");
        if (!SCHEMES.contains(scheme)) errors.notSupported(path.child("scheme"), scheme, SCHEMES);
        for (HTTPHeader header : get.httpHeaders()) {
            errors.invalid(path.child("httpHeaders"), header.name(), Values.headerName(header.name()));
        }
    }

    private static void sleep(FieldErrors errors, FieldPath path, SleepAction sleep, long grace) {
        if (sleep.seconds() < 0 || sleep.seconds() > grace) {
            errors.invalid(
                    path,
                    sleep.seconds(),
                    "must be non-negative and less than terminationGracePeriodSeconds (" + grace + ")");
        }
    }
}
