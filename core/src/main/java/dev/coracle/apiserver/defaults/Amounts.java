package dev.coracle.apiserver.defaults;

import dev.coracle.model.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes amounts of resources whole. */
final class Amounts {
    private Amounts() {}

    /** The amounts with nothing finer than a thousandth: finer ones are rounded up. */
    static Map<String, Quantity> rounded(Map<String, Quantity> amounts) {
        boolean fine = false;
        for (Quantity amount : amounts.values()) fine |= isTooFine(amount);
        if (!fine) return amounts;
        Map<String, Quantity> rounded = new LinkedHashMap<>();
        amounts.forEach((name, amount) -> rounded.put(name, isTooFine(amount) ? rounded(amount) : amount));
        return rounded;
    }

    private static boolean isTooFine(Quantity amount) {
        return amount.amount().scale() > 3
                && amount.amount().stripTrailingZeros().scale() > 3;
    }

    private static Quantity rounded(Quantity amount) {
        return amount.plus(Quantity.ofMilli(amount.milliValue()).minus(amount));
    }

    /** The requests, completed by the limits of what is not requested. */
    static Map<String, Quantity> completed(Map<String, Quantity> requests, Map<String, Quantity> limits) {
        if (requests.keySet().containsAll(limits.keySet())) return requests;
        Map<String, Quantity> completed = new LinkedHashMap<>(requests);
        limits.forEach(completed::putIfAbsent);
        return completed;
    }
}
