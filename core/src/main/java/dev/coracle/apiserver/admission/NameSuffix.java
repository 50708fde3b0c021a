package dev.coracle.apiserver.admission;

import dev.coracle.platform.Entropy;

/** The end of a name that the server makes up. */
public final class NameSuffix {
    /** Neither vowels nor what looks like one, so that no word comes about. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final int LENGTH = 5;

    private NameSuffix() {}

    /** Five letters and digits; the next ones of this source of chance. */
    public static String random(Entropy entropy) {
        StringBuilder suffix = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) suffix.append(LETTERS.charAt((int) entropy.below(LETTERS.length())));
        return suffix.toString();
    }
}
