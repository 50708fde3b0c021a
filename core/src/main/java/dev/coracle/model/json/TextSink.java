package dev.coracle.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** Writes JSON text. */
final class TextSink implements Sink {
    private final JsonGenerator out;

    TextSink(JsonGenerator out) {
        this.out = out;
    }

    private interface Write {
        void run() throws IOException;
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void startObject() {
        write(out::writeStartObject);
    }

    @Override
    public void name(String name) {
        write(() -> out.writeFieldName(name));
    }

    @Override
    public void endObject() {
        write(out::writeEndObject);
    }

    @Override
    public void startArray() {
        write(out::writeStartArray);
    }

    @Override
    public void endArray() {
        write(out::writeEndArray);
    }

    @Override
    public void scalar(Object value) {
        write(() -> {
            if (value instanceof String text) out.writeString(text);
            else if (value instanceof Boolean flag) out.writeBoolean(flag);
            else if (value instanceof BigDecimal number) out.writeNumber(number);
            else out.writeNumber(((Number) value).longValue());
        });
    }

    @Override
    public void nothing() {
        write(out::writeNull);
    }
}
