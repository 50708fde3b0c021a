package dev.coracle.model.json;

/** Where an encoder puts what it writes: text or a tree. Calls follow JSON's grammar. */
interface Sink {
    void startObject();

    void name(String name);

    void endObject();

    void startArray();

    void endArray();

    /** A text, boolean, {@link Long} or {@link java.math.BigDecimal}. */
    void scalar(Object value);

    void nothing();
}
