package dev.coracle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
    @Property(tries = 200)
    void base64ReadsBack(@ForAll byte[] content) {
        Bytes bytes = Bytes.of(content);

        assertThat(Bytes.base64(bytes.toString())).isEqualTo(bytes).hasSameHashCodeAs(bytes);
        assertThat(bytes.toArray()).isEqualTo(content);
        assertThat(bytes.size()).isEqualTo(content.length);
    }

    @Test
    void nobodyCanChangeThem() {
        byte[] content = {1, 2, 3};
        Bytes bytes = Bytes.of(content);

        content[0] = 9;
        bytes.toArray()[1] = 9;

        assertThat(bytes).isEqualTo(Bytes.of(new byte[] {1, 2, 3}));
    }

    @Test
    void textIsUtf8() {
        assertThat(Bytes.utf8("h\u00e9")).hasToString("aMOp");
        assertThat(Bytes.base64("aMOp").utf8()).isEqualTo("h\u00e9");
    }

    @Test
    void lineEndsInBase64CountForNothing() {
        assertThat(Bytes.base64("aGVs\r\nbG8=\n").utf8()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "aGVsbG8", "aGVs bG8=", "****", "aGVsbG8==", "aGV-"})
    void otherTextsAreRefusedUnquoted(String text) {
        assertThatThrownBy(() -> Bytes.base64(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be base64")
                .hasMessageNotContaining(text.length() < 4 ? "\"" : text);
    }
}
