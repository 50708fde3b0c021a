package dev.coracle.node.runtime.simulated;

import java.util.Optional;
import org.immutables.value.Value;

/** What happens when an image is fetched. */
@Value.Immutable
public interface ImageBehaviour extends WithImageBehaviour {
    /** It is fetched. */
    ImageBehaviour GOOD = builder().build();

    /** How long that takes; empty for what the runtime's options say. */
    Optional<DurationRange> pullTime();

    /** Why it cannot be fetched; empty where it can. */
    Optional<String> failure();

    /** How much room it takes. */
    @Value.Default
    default long sizeBytes() {
        return 10_000_000;
    }

    /**
     * What is usual: images of the host {@code registry.invalid} cannot be fetched, all others can.
     *
     * @param reference of the image
     */
    static ImageBehaviour usual(String reference) {
        if (!reference.startsWith("registry.invalid/")) return GOOD;
        return GOOD.withFailure("failed to pull and unpack image \"" + reference
                + "\": failed to resolve reference \"" + reference
                + "\": dial tcp: lookup registry.invalid: no such host");
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from a good image. */
    final class Builder extends ImmutableImageBehaviour.Builder {}
}
