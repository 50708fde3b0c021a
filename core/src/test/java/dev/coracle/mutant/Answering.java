package dev.coracle.mutant;

import java.util.function.Supplier;

/** Says yes, where nobody changes that. */
public final class Answering implements Supplier<Boolean> {
    /** For reflection. */
    public Answering() {}

    @Override
    public Boolean get() {
        return isTrue();
    }

    private static boolean isTrue() {
        return true;
    }
}
