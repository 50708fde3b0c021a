package dev.coracle.model.selector;

import dev.coracle.model.core.Taint;
import dev.coracle.model.core.Toleration;
import java.util.List;
import java.util.Optional;

/**
 * Which taints a pod puts up with.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/">Taints and tolerations</a>
 */
public final class Tolerance {
    private Tolerance() {}

    /** The first of these tolerations that covers the taint. */
    public static Optional<Toleration> of(List<Toleration> tolerations, Taint taint) {
        for (Toleration toleration : tolerations) {
            if (covers(toleration, taint)) return Optional.of(toleration);
        }
        return Optional.empty();
    }

    private static boolean covers(Toleration toleration, Taint taint) {
        if (!isEmptyOr(toleration.effect(), taint.effect()) || !isEmptyOr(toleration.key(), taint.key())) return false;
        return switch (toleration.operator().orElse("")) {
            case "", "Equal" ->
                toleration.value().orElse("").equals(taint.value().orElse(""));
            case "Exists" -> true;
            default -> false;
        };
    }

    private static boolean isEmptyOr(Optional<String> wanted, String actual) {
        return wanted.isEmpty() || wanted.get().isEmpty() || wanted.get().equals(actual);
    }
}
