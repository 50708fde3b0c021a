package dev.coracle.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;

/** Writes JSON text. */
final class TextSink implements Sink {
    private final JsonGenerator out;

    TextSink(JsonGenerator out) {
        this.out = out;
    }

    @Override
    public void startObject() throws IOException {
        out.writeStartObject();
    }

    @Override
    public void name(String name) throws IOException {
        out.writeFieldName(name);
    }

    @Override
    public void endObject() throws IOException {
        out.writeEndObject();
    }

    @Override
    public void startArray() throws IOException {
        out.writeStartArray();
    }

    @Override
    public void endArray() throws IOException {
        out.writeEndArray();
    }

    @Override
    public void scalar(Object value) throws IOException {
        if (value instanceof String text) out.writeString(text);
        else if (value instanceof Boolean flag) out.writeBoolean(flag);
        else if (value instanceof BigDecimal number) out.writeNumber(number);
        else out.writeNumber(((Number) value).longValue());
    }

    @Override
    public void nothing() throws IOException {
        out.writeNull();
    }
}
