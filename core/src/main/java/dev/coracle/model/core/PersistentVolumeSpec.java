package dev.coracle.model.core;

import dev.coracle.model.Granular;
import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Where the storage of a volume is, how much there is, and which claim has it. Exactly one source field is set. */
@Value.Immutable
public interface PersistentVolumeSpec extends ModelValue, WithPersistentVolumeSpec {
    /** Nothing set. */
    PersistentVolumeSpec EMPTY = builder().build();

    /**
     * Ways in which the volume can be mounted: {@code ReadWriteOnce}, {@code ReadOnlyMany}, {@code ReadWriteMany} or
     * {@code ReadWriteOncePod}; at least one.
     */
    List<String> accessModes();

    /** AWS EBS disk; deprecated, redirected to the {@code ebs.csi.aws.com} CSI driver. */
    Optional<AWSElasticBlockStoreVolumeSource> awsElasticBlockStore();

    /** Azure data disk; deprecated, redirected to the {@code disk.csi.azure.com} CSI driver. */
    Optional<AzureDiskVolumeSource> azureDisk();

    /** Azure Files share; deprecated, redirected to the {@code file.csi.azure.com} CSI driver. */
    Optional<AzureFilePersistentVolumeSource> azureFile();

    /** Amount of each resource that the volume has; {@code storage} is the one that counts. */
    Map<String, Quantity> capacity();

    /** CephFS directory; deprecated, the in-tree driver has been removed. */
    Optional<CephFSPersistentVolumeSource> cephfs();

    /** OpenStack Cinder disk; deprecated, redirected to the {@code cinder.csi.openstack.org} CSI driver. */
    Optional<CinderPersistentVolumeSource> cinder();

    /** Claim that has the volume; with a uid once bound, without one where an administrator sets the volume aside. */
    @Granular
    Optional<ObjectReference> claimRef();

    /** Volume of a CSI driver. */
    Optional<CSIPersistentVolumeSource> csi();

    /** Fibre Channel disk attached to the node. */
    Optional<FCVolumeSource> fc();

    /** Volume handled by an executable driver plugin; deprecated in favour of CSI. */
    Optional<FlexPersistentVolumeSource> flexVolume();

    /** Flocker dataset; deprecated, the in-tree driver has been removed. */
    Optional<FlockerVolumeSource> flocker();

    /** Google Compute Engine disk; deprecated, redirected to the {@code pd.csi.storage.gke.io} CSI driver. */
    Optional<GCEPersistentDiskVolumeSource> gcePersistentDisk();

    /** GlusterFS volume; deprecated, the in-tree driver has been removed. */
    Optional<GlusterfsPersistentVolumeSource> glusterfs();

    /** File or directory of the node's own file system; for tests on a single node. */
    Optional<HostPathVolumeSource> hostPath();

    /** iSCSI disk attached to the node. */
    Optional<ISCSIPersistentVolumeSource> iscsi();

    /** Disk, partition or directory of one node, which the node affinity has to name. */
    Optional<LocalVolumeSource> local();

    /** Options for mounting, such as {@code ro}; not checked, a wrong one fails the mount. */
    List<String> mountOptions();

    /** Directory exported by an NFS server. */
    Optional<NFSVolumeSource> nfs();

    /** Nodes from which the volume can be reached; absent means all. */
    Optional<VolumeNodeAffinity> nodeAffinity();

    /**
     * What becomes of the volume when its claim is gone: {@code Retain} (default), {@code Delete} or the deprecated
     * {@code Recycle}.
     */
    Optional<String> persistentVolumeReclaimPolicy();

    /** Photon Controller disk; deprecated, the in-tree driver has been removed. */
    Optional<PhotonPersistentDiskVolumeSource> photonPersistentDisk();

    /** Portworx volume; deprecated, redirected to the {@code pxd.portworx.com} CSI driver. */
    Optional<PortworxVolumeSource> portworxVolume();

    /** Quobyte volume; deprecated, the in-tree driver has been removed. */
    Optional<QuobyteVolumeSource> quobyte();

    /** Ceph RADOS block device; deprecated, the in-tree driver has been removed. */
    Optional<RBDPersistentVolumeSource> rbd();

    /** ScaleIO volume; deprecated, the in-tree driver has been removed. */
    Optional<ScaleIOPersistentVolumeSource> scaleIO();

    /** StorageClass the volume belongs to; absent means none. */
    Optional<String> storageClassName();

    /** StorageOS volume; deprecated, the in-tree driver has been removed. */
    Optional<StorageOSPersistentVolumeSource> storageos();

    /** VolumeAttributesClass with the settings the volume has; beta, absent means none. */
    @KeepEmpty
    Optional<String> volumeAttributesClassName();

    /** How the volume is presented: {@code Filesystem} (the default) or {@code Block} for a raw device. */
    @KeepEmpty
    Optional<String> volumeMode();

    /** VMware vSphere disk; deprecated, redirected to the {@code csi.vsphere.vmware.com} CSI driver. */
    Optional<VsphereVirtualDiskVolumeSource> vsphereVolume();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePersistentVolumeSpec.Builder {}
}
