package dev.coracle.model.json;

import java.math.BigDecimal;

/** Counts what a text would take at most, without making it. */
final class SizeSink implements Sink {
    /** A character outside of ASCII takes 3 bytes, half of a pair 2, and a control character 6, as an escape. */
    private static final int MOST_PER_CHARACTER = 6;

    private static final int LONGEST_WORD = 20;

    private long size;

    long size() {
        return size;
    }

    @Override
    public void startObject() {
        size += 2;
    }

    @Override
    public void name(String name) {
        size += 4 + (long) name.length() * MOST_PER_CHARACTER;
    }

    @Override
    public void endObject() {}

    @Override
    public void startArray() {
        size += 2;
    }

    @Override
    public void endArray() {}

    @Override
    public void scalar(Object value) {
        if (value instanceof String text) size += 3 + (long) text.length() * MOST_PER_CHARACTER;
        else if (value instanceof BigDecimal number)
            size += 1 + number.toPlainString().length();
        else size += 1 + LONGEST_WORD;
    }

    @Override
    public void nothing() {
        size += 5;
    }
}
