package dev.coracle.model.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.coracle.model.FieldPath;
import dev.coracle.model.ModelValue;
import dev.coracle.model.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON to values of the model and back. Stateless; safe for all threads. */
public final class Json {
    /** Names are not interned: labels are names too, and would stay in the JVM's table for good. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final int MOST_MISTAKES = 100;

    private Json() {}

    /**
     * Reads JSON into a tree.
     *
     * @throws DecodeException where it is not JSON
     */
    public static Document parse(byte[] text) {
        return JsonReader.read(() -> FACTORY.createParser(text));
    }

    /**
     * Reads JSON into a tree.
     *
     * @throws DecodeException where it is not JSON
     */
    public static Document parse(String text) {
        return JsonReader.read(() -> FACTORY.createParser(text));
    }

    /**
     * Reads a value; fields that the model lacks are kept in {@link ModelValue#unknownFields()}.
     *
     * @throws DecodeException where it is not JSON, or a field holds another type than the model says
     */
    public static <T extends ModelValue> T decode(Class<T> type, byte[] text) {
        return fromTree(type, parse(text).tree());
    }

    /**
     * Reads a value; fields that the model lacks are kept in {@link ModelValue#unknownFields()}.
     *
     * @throws DecodeException where it is not JSON, or a field holds another type than the model says
     */
    public static <T extends ModelValue> T decode(Class<T> type, String text) {
        return fromTree(type, parse(text).tree());
    }

    /**
     * Reads a value from a tree.
     *
     * @throws DecodeException where a field holds another type than the model says
     */
    public static <T extends ModelValue> T fromTree(Class<T> type, @Nullable Object tree) {
        return new Decoder(List.of()).decode(type, tree, FieldPath.ROOT);
    }

    /**
     * Reads a value and notes what strict decoding refuses.
     *
     * @throws DecodeException where a field holds another type than the model says
     */
    public static <T extends ModelValue> Strict<T> strict(Class<T> type, Document document) {
        return strict(type, document.tree(), FieldPath.ROOT, document.duplicates());
    }

    /** The same for a part of a document. */
    static <T extends ModelValue> Strict<T> strict(
            Class<T> type, @Nullable Object tree, FieldPath path, List<String> duplicates) {
        Decoder decoder = new Decoder(duplicates);
        T value = decoder.decode(type, tree, path);
        List<String> mistakes =
                decoder.mistakes().stream().distinct().limit(MOST_MISTAKES).toList();
        return new Strict<>(value, mistakes);
    }

    /**
     * A value, and what is wrong with its text.
     *
     * @param value the value, as lenient decoding gives it
     * @param mistakes one sentence for each unknown or duplicate field, in the order of the text and Kubernetes' words;
     *     at most 100
     */
    public record Strict<T>(T value, List<String> mistakes) {}

    /** The canonical form of a value, in UTF-8. */
    public static byte[] encode(ModelValue value) {
        return text(encoder -> encoder.encode(value, Schema.of(Types.of(value))));
    }

    /** No less than the length of {@link #encode}, and much faster: the form is not made. */
    public static long largestSize(ModelValue value) {
        return LargestSize.of(value, Schema.of(Types.of(value)));
    }

    /**
     * What {@link #encode} of a value is at most longer than that of another of the same type: fast where they share most
     * of their parts, and no more than what those that they do not share take.
     */
    public static long largestGrowth(ModelValue value, ModelValue before) {
        return LargestSize.growth(value, before, Schema.of(Types.of(value)));
    }

    /** The canonical form of a value. */
    public static String toText(ModelValue value) {
        return new String(encode(value), StandardCharsets.UTF_8);
    }

    /** A tree as JSON. */
    public static String treeToText(@Nullable Object tree) {
        return new String(text(encoder -> encoder.free(tree)), StandardCharsets.UTF_8);
    }

    /** A value as a tree of mutable maps and lists that belongs to the caller. */
    public static Object toTree(ModelValue value) {
        TreeSink sink = new TreeSink();
        try {
            new Encoder(sink).encode(value, Schema.of(Types.of(value)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sink.root();
    }

    private static byte[] text(Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            content.write(new Encoder(new TextSink(generator)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** What is to be written. */
    private interface Content {
        void write(Encoder encoder) throws IOException;
    }
}
