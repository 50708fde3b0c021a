package dev.coracle.model.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.coracle.model.FieldPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON text into a tree. */
final class JsonReader {
    private final JsonParser parser;
    private final List<String> duplicates = new ArrayList<>();

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Makes a parser for a text in memory. */
    interface Opening {
        JsonParser open() throws IOException;
    }

    static Document read(Opening text) {
        try (JsonParser parser = text.open()) {
            return new JsonReader(parser).document();
        } catch (JsonProcessingException e) {
            throw new DecodeException("not JSON: " + place(e.getLocation()) + e.getOriginalMessage(), e);
        } catch (IOException e) { // the text is in memory: what cannot be read are its characters
            throw new DecodeException("not JSON: " + e.getMessage(), e);
        }
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }

    private Document document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) throw new DecodeException("not JSON: the text is empty");
        Object tree = value(first);
        if (parser.nextToken() != null) throw new DecodeException("not JSON: text after the end of the value");
        return new Document(tree, List.copyOf(duplicates));
    }

    private @Nullable Object value(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
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

    @SuppressWarnings("NullAway") // JSON's null is a value of the tree
    private Map<String, Object> object() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Object value = value(parser.nextToken());
            int before = fields.size();
            fields.put(name, value);
            if (fields.size() == before) {
                duplicates.add(path(parser.getParsingContext()).toString());
                fields.remove(name); // it counts, and stands, where it came last
                fields.put(name, value);
            }
        }
        return fields;
    }

    private List<@Nullable Object> array() throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token));
        }
        return elements;
    }

    private static FieldPath path(JsonStreamContext here) {
        if (here.inRoot()) return FieldPath.ROOT;
        FieldPath parent = path(here.getParent());
        return here.inArray() ? parent.index(here.getCurrentIndex()) : parent.child(here.getCurrentName());
    }
}
