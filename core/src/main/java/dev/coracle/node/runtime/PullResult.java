package dev.coracle.node.runtime;

import java.util.Optional;

/**
 * How the fetching of an image ended.
 *
 * @param image which is there now; empty where it failed
 * @param failure why it failed, for people; empty where it did not
 */
public record PullResult(Optional<Image> image, String failure) {
    /** The image is there. */
    public static PullResult pulled(Image image) {
        return new PullResult(Optional.of(image), "");
    }

    /** It could not be fetched. */
    public static PullResult failed(String why) {
        return new PullResult(Optional.empty(), why);
    }
}
