package dev.coracle.node.runtime.simulated;

import dev.coracle.node.runtime.Image;
import dev.coracle.node.runtime.PullResult;
import dev.coracle.platform.StableHash;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The images of a simulated node. With the node's lock held. */
final class Images {
    private final SimulatedRuntimeOptions options;
    private final World world;
    private final Map<String, Image> present = new TreeMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    Images(SimulatedRuntimeOptions options, World world) {
        this.options = options;
        this.world = world;
        options.presentImages()
                .forEach(reference -> add(reference, options.images().apply(reference)));
    }

    private Image add(String reference, ImageBehaviour behaviour) {
        return present.computeIfAbsent(reference, it -> new Image(it, id(it), behaviour.sizeBytes()));
    }

    private static String id(String reference) {
        StringBuilder id = new StringBuilder("sha256:");
        for (int part = 0; part < 4; part++) id.append(String.format("%016x", StableHash.of(part, reference)));
        return id.toString();
    }

    void keep(List<Image> images) {
        images.forEach(image -> present.putIfAbsent(image.reference(), image));
    }

    List<Image> list() {
        return List.copyOf(present.values());
    }

    Optional<Image> find(String reference) {
        return Optional.ofNullable(present.get(reference));
    }

    /** How long it takes to fetch an image, beginning now. */
    Duration pullTime(String reference) {
        return options.images()
                .apply(reference)
                .pullTime()
                .orElse(options.pullTime())
                .draw(world.chance());
    }

    /** What fetching an image comes to, ending now. */
    PullResult pull(String reference) {
        for (Map.Entry<String, String> failure : failures.entrySet()) {
            if (reference.startsWith(failure.getKey())) return PullResult.failed(failure.getValue());
        }
        ImageBehaviour behaviour = options.images().apply(reference);
        return behaviour
                .failure()
                .map(PullResult::failed)
                .orElseGet(() -> PullResult.pulled(add(reference, behaviour)));
    }

    void fail(String prefix, String why) {
        failures.put(prefix, why);
    }

    void heal(String prefix) {
        failures.remove(prefix);
    }
}
