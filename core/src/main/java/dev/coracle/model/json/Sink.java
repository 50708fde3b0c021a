package dev.coracle.model.json;

import java.io.IOException;

/** Where an encoder puts what it writes: text or a tree. Calls follow JSON's grammar. */
interface Sink {
    void startObject() throws IOException;

    void name(String name) throws IOException;

    void endObject() throws IOException;

    void startArray() throws IOException;

    void endArray() throws IOException;

    /** A text, boolean, {@link Long} or {@link java.math.BigDecimal}. */
    void scalar(Object value) throws IOException;

    void nothing() throws IOException;
}
