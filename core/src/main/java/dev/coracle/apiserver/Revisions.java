package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.Refusals;
import dev.coracle.model.meta.StatusCause;
import java.util.List;

/** How clients write revisions, and what they are told of impossible ones. */
final class Revisions {
    private Revisions() {}

    /** The revision that a client names; 0 for the empty text. */
    static long parse(String text) {
        if (text.isEmpty()) return 0;
        try {
            long revision = Long.parseLong(text);
            if (revision >= 0) return revision;
        } catch (NumberFormatException e) {
            throw malformed(text);
        }
        throw malformed(text);
    }

    private static ApiException malformed(String text) {
        return Refusals.badRequest("resourceVersion: Invalid value: \"" + text + "\": must be a number");
    }

    /** Refuses a revision that has not happened yet. */
    static void checkNotAhead(long asked, long current) {
        if (asked > current) throw tooLarge(asked, current);
    }

    static ApiException tooLarge(long asked, long current) {
        StatusCause cause = StatusCause.builder()
                .reason("ResourceVersionTooLarge")
                .message("Too large resource version")
                .build();
        return Refusals.timeout("Too large resource version: " + asked + ", current: " + current, 1, List.of(cause));
    }

    /** Refuses a watch after a revision behind which changes are forgotten, up to the one it could begin after. */
    static ApiException tooOld(long asked, long compacted) {
        return Refusals.expired("too old resource version: " + asked + " (" + compacted + ")");
    }

    /** Refuses a list of a state that is forgotten. */
    static ApiException listTooOld() {
        return Refusals.expired("The resourceVersion for the provided list is too old.");
    }
}
