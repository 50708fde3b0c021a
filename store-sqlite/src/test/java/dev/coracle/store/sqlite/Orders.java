package dev.coracle.store.sqlite;

import java.nio.file.Path;
import java.util.List;

/**
 * What a {@link Victim} is to do.
 *
 * @param file its store
 * @param seed for what it writes
 * @param valueBytes most bytes of a value
 * @param answers after how many answers it closes the store and ends
 * @param end where it is to end before, as a {@link Death}; empty for nowhere
 */
record Orders(Path file, Durability durability, long seed, int valueBytes, int answers, String end) {
    Orders(Path file, Durability durability, long seed) {
        this(file, durability, seed, 300, Integer.MAX_VALUE, "");
    }

    Orders dyingAt(String death) {
        return new Orders(file, durability, seed, valueBytes, answers, death);
    }

    Orders closingAfter(int enough) {
        return new Orders(file, durability, seed, valueBytes, enough, end);
    }

    Orders withValuesUpTo(int bytes) {
        return new Orders(file, durability, seed, bytes, answers, end);
    }

    List<String> arguments() {
        return List.of(
                file.toString(),
                durability.name(),
                Long.toString(seed),
                Integer.toString(valueBytes),
                Integer.toString(answers),
                end);
    }

    static Orders parse(String... arguments) {
        return new Orders(
                Path.of(arguments[0]),
                Durability.valueOf(arguments[1]),
                Long.parseLong(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]),
                arguments[5]);
    }
}
