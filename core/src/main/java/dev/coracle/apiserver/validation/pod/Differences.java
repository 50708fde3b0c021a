package dev.coracle.apiserver.validation.pod;

import dev.coracle.model.ModelValue;
import dev.coracle.model.json.Json;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Shows a person in what two values differ. */
public final class Differences {
    private Differences() {}

    /** A line for each field as it was, and a line for each field as it is asked for. */
    public static String of(ModelValue before, ModelValue after) {
        Map<?, ?> old = (Map<?, ?>) Json.toTree(before);
        Map<?, ?> now = (Map<?, ?>) Json.toTree(after);
        TreeSet<String> names = new TreeSet<>();
        old.keySet().forEach(name -> names.add((String) name));
        now.keySet().forEach(name -> names.add((String) name));
        StringBuilder lines = new StringBuilder();
        for (String name : names) {
            if (Objects.equals(old.get(name), now.get(name))) continue;
            line(lines, '-', name, old.get(name));
            line(lines, '+', name, now.get(name));
        }
        return lines.toString();
    }

    private static void line(StringBuilder lines, char sign, String name, @Nullable Object it) {
        if (it == null) return;
        lines.append(sign)
                .append(' ')
                .append(name)
                .append(": ")
                .append(Json.treeToText(it))
                .append('\n');
    }
}
