package dev.coracle.examples.replay;

import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** A line of a CSV file whose values are asked for by the column's name. */
record CsvRow(TraceFile file, CSVRecord columns) {
    String text(String column) {
        if (!columns.isSet(column)) throw new TraceFileException(file, place() + "there is no column " + column);
        return columns.get(column).strip();
    }

    long number(String column) {
        return optionalNumber(column).orElseThrow(() -> wrong(column, "must not be empty"));
    }

    /** A number, 0 or more; empty where the column is. */
    Optional<Long> optionalNumber(String column) {
        String text = text(column);
        if (text.isEmpty()) return Optional.empty();
        try {
            double number = Double.parseDouble(text);
            if (number >= 0 && number == Math.rint(number)) return Optional.of((long) number);
        } catch (NumberFormatException e) {
            throw wrong(column, "must be a whole number");
        }
        throw wrong(column, "must be a whole number, 0 or more");
    }

    private TraceFileException wrong(String column, String rule) {
        return new TraceFileException(
                file, place() + column + ": Invalid value: \"" + columns.get(column) + "\": " + rule);
    }

    private String place() {
        return "line " + (columns.getRecordNumber() + 1) + ": ";
    }
}
