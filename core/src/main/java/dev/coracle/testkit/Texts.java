package dev.coracle.testkit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** Short texts of characters at the borders of what UTF-8 needs one, two, three and four bytes for. */
final class Texts implements ArbitrarySupplier<String> {
    private static final String[] CHARACTERS = {
        "/",
        "a",
        "b",
        "\u007f",
        "\u0080",
        "\u07ff",
        "\u0800",
        "\ud7ff",
        "\ue000",
        "\uffff",
        "\ud800\udc00",
        "\udbff\udfff"
    };

    @Override
    public Arbitrary<String> get() {
        return Arbitraries.of(CHARACTERS)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(characters -> String.join("", characters));
    }

    /** Several of them. */
    static final class Several implements ArbitrarySupplier<List<String>> {
        @Override
        public Arbitrary<List<String>> get() {
            return new Texts().get().list().ofMaxSize(40);
        }
    }
}
