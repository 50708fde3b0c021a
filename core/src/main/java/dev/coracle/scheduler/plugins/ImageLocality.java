package dev.coracle.scheduler.plugins;

import dev.coracle.model.core.Container;
import dev.coracle.model.core.ImageVolumeSource;
import dev.coracle.model.core.Volume;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeLocal;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.ScorePlugin;
import dev.coracle.scheduler.framework.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Prefers nodes that have the pod's images already; less so for images that few nodes have, lest all pods go there. */
public final class ImageLocality implements ScorePlugin, NodeLocal {
    /** Name of the plugin. */
    public static final String NAME = "ImageLocality";

    private static final long MIB = 1024 * 1024;
    private static final long LEAST_BYTES = 23 * MIB;
    private static final long MOST_BYTES_PER_CONTAINER = 1000 * MIB;

    private final Snapshot cluster;

    /** The plugin. */
    public ImageLocality(Handle handle) {
        cluster = handle.snapshot();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        long sum = 0;
        for (Container container : pod.spec().initContainers()) sum += bytes(container, node);
        for (Container container : pod.spec().containers()) sum += bytes(container, node);
        for (Volume volume : pod.spec().volumes()) sum += bytes(volume, node);
        int containers =
                pod.spec().containers().size() + pod.spec().initContainers().size();
        long most = MOST_BYTES_PER_CONTAINER * containers;
        long clamped = Math.max(LEAST_BYTES, Math.min(sum, most));
        return MAX_SCORE * (clamped - LEAST_BYTES) / (most - LEAST_BYTES);
    }

    private long bytes(Container container, NodeInfo node) {
        return container.image().isEmpty() ? 0 : bytes(container.image().get(), node);
    }

    private long bytes(Volume volume, NodeInfo node) {
        if (volume.image().isEmpty()) return 0;
        return volume.image()
                .flatMap(ImageVolumeSource::reference)
                .map(it -> bytes(it, node))
                .orElse(0L);
    }

    private long bytes(String image, NodeInfo node) {
        String name = withTag(image);
        long size = node.imageBytes(name);
        if (size == 0) return 0;
        double share = (double) cluster.nodesWithImage(name) / cluster.nodes().size();
        return (long) (size * share);
    }

    /** The name with the tag that it means where it has none. */
    static String withTag(String image) {
        return image.lastIndexOf(':') <= image.lastIndexOf('/') ? image + ":latest" : image;
    }

    @Override
    public Object signature(PodInfo pod) {
        List<String> images = new ArrayList<>();
        pod.spec()
                .initContainers()
                .forEach(container -> images.add(container.image().orElse("")));
        pod.spec()
                .containers()
                .forEach(container -> images.add(container.image().orElse("")));
        for (Volume volume : pod.spec().volumes()) {
            volume.image().flatMap(ImageVolumeSource::reference).ifPresent(images::add);
        }
        return images;
    }
}
