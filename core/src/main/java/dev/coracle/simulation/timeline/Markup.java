package dev.coracle.simulation.timeline;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Locale;

/** Writes elements, attributes and text so that they are HTML and XML in one. */
final class Markup {
    private final StringBuilder out = new StringBuilder();

    /** Begins an element; attributes are names and values in turn, numbers to a tenth. */
    @CanIgnoreReturnValue
    Markup open(String element, Object... attributes) {
        tag(element, attributes).append('>');
        return this;
    }

    /** An element with nothing in it. */
    @CanIgnoreReturnValue
    Markup empty(String element, Object... attributes) {
        tag(element, attributes).append("/>");
        return this;
    }

    /** An element with text in it. */
    @CanIgnoreReturnValue
    Markup element(String element, String text, Object... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    /** Ends an element. */
    @CanIgnoreReturnValue
    Markup close(String element) {
        out.append("</").append(element).append(">\n");
        return this;
    }

    /** Text, whatever is in it. */
    @CanIgnoreReturnValue
    Markup text(String text) {
        escaped(text);
        return this;
    }

    /** What is markup already. */
    @CanIgnoreReturnValue
    Markup raw(CharSequence markup) {
        out.append(markup);
        return this;
    }

    private StringBuilder tag(String element, Object... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escaped(value(attributes[i + 1]));
            out.append('"');
        }
        return out;
    }

    private static String value(Object value) {
        if (!(value instanceof Double number)) return String.valueOf(value);
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private void escaped(String text) {
        text.codePoints().forEach(it -> {
            switch (it) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isXml(it) ? it : 0xFFFD);
            }
        });
    }

    /** Some characters have no place in XML, escaped or not. */
    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
