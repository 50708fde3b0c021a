package dev.coracle.model.volume;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.selector.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a claim asks of a volume. */
public final class VolumeMatch {
    private static final String STORAGE = "storage";
    private static final String FILESYSTEM = "Filesystem";
    private static final Comparator<PersistentVolume> BY_SIZE = Comparator.comparing(VolumeMatch::size);

    private final PersistentVolumeClaim claim;
    private final Quantity size;
    private final String className;
    private final Selector selector;

    private VolumeMatch(PersistentVolumeClaim claim) {
        this.claim = claim;
        size = size(claim);
        className = VolumeBindings.className(claim);
        selector = claim.spec().selector().map(Selector::of).orElseGet(Selector::everything);
    }

    /** What this claim asks. */
    public static VolumeMatch of(PersistentVolumeClaim claim) {
        return new VolumeMatch(claim);
    }

    /** How much storage a claim asks for. */
    public static Quantity size(PersistentVolumeClaim claim) {
        return claim.spec().resources().requests().getOrDefault(STORAGE, Quantity.ZERO);
    }

    private static Quantity size(PersistentVolume volume) {
        return volume.spec().capacity().getOrDefault(STORAGE, Quantity.ZERO);
    }

    /**
     * The volumes that do for the claim, best first: only the one that was set aside for it, where there is one; else
     * those that are free, from the smallest to the largest, and as given where they are of the same size. Whether they
     * can be mounted as the claim wishes, and from where, is not looked at.
     */
    public List<PersistentVolume> among(Collection<PersistentVolume> volumes) {
        List<PersistentVolume> free = new ArrayList<>();
        for (PersistentVolume volume : volumes) {
            boolean meant = VolumeBindings.isFor(volume, claim);
            if (volume.spec().claimRef().isPresent() && !meant) continue;
            if (!isLargeEnough(volume)) continue;
            if (meant) return List.of(volume);
            if (isFree(volume)) free.add(volume);
        }
        free.sort(BY_SIZE);
        return free;
    }

    private boolean isLargeEnough(PersistentVolume volume) {
        return size(volume).compareTo(size) >= 0
                && isSameMode(claim.spec().volumeMode(), volume.spec().volumeMode())
                && !volume.isTerminating();
    }

    /** Whether a volume is presented as a claim wants it. */
    static boolean isSameMode(Optional<String> wanted, Optional<String> offered) {
        return wanted.orElse(FILESYSTEM).equals(offered.orElse(FILESYSTEM));
    }

    private boolean isFree(PersistentVolume volume) {
        return volume.status().phase().equals(Optional.of("Available"))
                && selector.matches(volume.labels())
                && VolumeBindings.className(volume).equals(className);
    }

    /** Whether a volume can be mounted in every way that the claim wishes. */
    public boolean isMountable(PersistentVolume volume) {
        return volume.spec().accessModes().containsAll(claim.spec().accessModes());
    }

    /** Whether nothing but its place speaks against a volume that was chosen by name: its size and how it is presented. */
    public boolean suits(PersistentVolume volume) {
        return isLargeEnough(volume) && VolumeBindings.className(volume).equals(className) && isMountable(volume);
    }
}
