package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.model.core.AWSElasticBlockStoreVolumeSource;
import dev.coracle.model.core.GCEPersistentDiskVolumeSource;
import dev.coracle.model.core.ISCSIVolumeSource;
import dev.coracle.model.core.RBDVolumeSource;
import dev.coracle.model.core.Volume;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Whether volumes are the same disk, which two pods of a node cannot both have. */
final class DiskConflicts {
    private DiskConflicts() {}

    static boolean between(List<Volume> some, List<Volume> others) {
        for (Volume one : some) {
            for (Volume other : others) {
                if (isSame(one, other)) return true;
            }
        }
        return false;
    }

    private static boolean isSame(Volume one, Volume other) {
        return both(one.gcePersistentDisk(), other.gcePersistentDisk(), DiskConflicts::google)
                || both(one.awsElasticBlockStore(), other.awsElasticBlockStore(), DiskConflicts::amazon)
                || both(one.iscsi(), other.iscsi(), DiskConflicts::iscsi)
                || both(one.rbd(), other.rbd(), DiskConflicts::ceph);
    }

    private static <S> boolean both(Optional<S> one, Optional<S> other, BiPredicate<S, S> same) {
        return one.isPresent() && other.isPresent() && same.test(one.get(), other.get());
    }

    private static boolean google(GCEPersistentDiskVolumeSource one, GCEPersistentDiskVolumeSource other) {
        return one.pdName().equals(other.pdName()) && !(one.readOnly() && other.readOnly());
    }

    private static boolean amazon(AWSElasticBlockStoreVolumeSource one, AWSElasticBlockStoreVolumeSource other) {
        return one.volumeID().equals(other.volumeID());
    }

    private static boolean iscsi(ISCSIVolumeSource one, ISCSIVolumeSource other) {
        return one.iqn().equals(other.iqn()) && !(one.readOnly() && other.readOnly());
    }

    private static boolean ceph(RBDVolumeSource one, RBDVolumeSource other) {
        return !Collections.disjoint(one.monitors(), other.monitors())
                && one.pool().equals(other.pool())
                && one.image().equals(other.image())
                && !(one.readOnly() && other.readOnly());
    }
}
