package dev.coracle.cluster;

import java.util.List;

/** A definition that cannot be: the message names every mistake, each with its place, the value, and what would be right. */
public final class DefinitionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final List<String> mistakes;

    /** A definition with these mistakes, at least one. */
    public DefinitionException(List<String> mistakes) {
        super((mistakes.size() == 1 ? "1 mistake" : mistakes.size() + " mistakes")
                + " in the definition of the cluster:\n  " + String.join("\n  ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** The mistakes, one text each. */
    public List<String> mistakes() {
        return mistakes;
    }
}
