package dev.coracle.model.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.coracle.model.FieldPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON text into a tree. */
final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private final JsonParser parser;
    private final List<String> duplicates = new ArrayList<>();

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static Document read(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonReader(parser).document();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Document read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonReader(parser).document();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Document document() throws IOException {
        try {
            JsonToken first = parser.nextToken();
            if (first == null) throw new DecodeException("not JSON: the text is empty");
            Object tree = value(first, FieldPath.ROOT);
            if (parser.nextToken() != null) throw new DecodeException("not JSON: text after the end of the value");
            return new Document(tree, List.copyOf(duplicates));
        } catch (JsonParseException e) {
            throw new DecodeException(
                    "not JSON: " + e.getOriginalMessage() + " at line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr(),
                    e);
        }
    }

    private @Nullable Object value(JsonToken token, FieldPath path) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private Object integer() throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getDecimalValue()
                : (Object) parser.getLongValue();
    }

    private Map<String, Object> object(FieldPath path) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            FieldPath place = path.child(name);
            boolean known = fields.containsKey(name);
            if (known) duplicates.add(place.toString());
            put(fields, name, value(parser.nextToken(), place));
        }
        return fields;
    }

    @SuppressWarnings("NullAway") // JSON's null is a value of the tree
    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        fields.put(name, value);
    }

    private List<@Nullable Object> array(FieldPath path) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token, path.index(elements.size())));
        }
        return elements;
    }
}
