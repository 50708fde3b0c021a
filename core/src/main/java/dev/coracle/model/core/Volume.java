package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Named storage that containers of a pod can mount. Exactly one source field is set. */
@Value.Immutable
public interface Volume extends ModelValue, WithVolume {
    /** Identifier by which containers mount the volume, a DNS label unique within the pod. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** AWS EBS disk; deprecated, redirected to the {@code ebs.csi.aws.com} CSI driver. */
    Optional<AWSElasticBlockStoreVolumeSource> awsElasticBlockStore();

    /** Azure data disk; deprecated, redirected to the {@code disk.csi.azure.com} CSI driver. */
    Optional<AzureDiskVolumeSource> azureDisk();

    /** Azure Files share; deprecated, redirected to the {@code file.csi.azure.com} CSI driver. */
    Optional<AzureFileVolumeSource> azureFile();

    /** CephFS directory; deprecated, the in-tree driver has been removed. */
    Optional<CephFSVolumeSource> cephfs();

    /** OpenStack Cinder disk; deprecated, redirected to the {@code cinder.csi.openstack.org} CSI driver. */
    Optional<CinderVolumeSource> cinder();

    /** Files made from the entries of a ConfigMap. */
    Optional<ConfigMapVolumeSource> configMap();

    /** Ephemeral volume supplied by a CSI driver, living as long as the pod. */
    Optional<CSIVolumeSource> csi();

    /** Files with metadata and resource values of the pod itself. */
    Optional<DownwardAPIVolumeSource> downwardAPI();

    /** Initially empty scratch directory that is deleted together with the pod. */
    Optional<EmptyDirVolumeSource> emptyDir();

    /** Volume backed by a claim that is created for the pod and deleted along with it. */
    Optional<EphemeralVolumeSource> ephemeral();

    /** Fibre Channel disk attached to the node. */
    Optional<FCVolumeSource> fc();

    /** Volume handled by an executable driver plugin; deprecated in favour of CSI. */
    Optional<FlexVolumeSource> flexVolume();

    /** Flocker dataset; deprecated, the in-tree driver has been removed. */
    Optional<FlockerVolumeSource> flocker();

    /** Google Compute Engine disk; deprecated, redirected to the {@code pd.csi.storage.gke.io} CSI driver. */
    Optional<GCEPersistentDiskVolumeSource> gcePersistentDisk();

    /** Directory filled from a Git repository; deprecated and disabled by default. */
    Optional<GitRepoVolumeSource> gitRepo();

    /** GlusterFS volume; deprecated, the in-tree driver has been removed. */
    Optional<GlusterfsVolumeSource> glusterfs();

    /** File or directory of the node's own file system; a security risk for most uses. */
    Optional<HostPathVolumeSource> hostPath();

    /** Read-only contents of an OCI image or artifact; beta, needs the {@code ImageVolume} feature gate. */
    Optional<ImageVolumeSource> image();

    /** iSCSI disk attached to the node. */
    Optional<ISCSIVolumeSource> iscsi();

    /** Directory exported by an NFS server. */
    Optional<NFSVolumeSource> nfs();

    /** Storage bound to a PersistentVolumeClaim in the pod's namespace. */
    Optional<PersistentVolumeClaimVolumeSource> persistentVolumeClaim();

    /** Photon Controller disk; deprecated, the in-tree driver has been removed. */
    Optional<PhotonPersistentDiskVolumeSource> photonPersistentDisk();

    /** Portworx volume; deprecated, redirected to the {@code pxd.portworx.com} CSI driver. */
    Optional<PortworxVolumeSource> portworxVolume();

    /** Directory that combines secrets, ConfigMaps, tokens and other sources. */
    Optional<ProjectedVolumeSource> projected();

    /** Quobyte volume; deprecated, the in-tree driver has been removed. */
    Optional<QuobyteVolumeSource> quobyte();

    /** Ceph RADOS block device; deprecated, the in-tree driver has been removed. */
    Optional<RBDVolumeSource> rbd();

    /** ScaleIO volume; deprecated, the in-tree driver has been removed. */
    Optional<ScaleIOVolumeSource> scaleIO();

    /** Files made from the entries of a Secret. */
    Optional<SecretVolumeSource> secret();

    /** StorageOS volume; deprecated, the in-tree driver has been removed. */
    Optional<StorageOSVolumeSource> storageos();

    /** VMware vSphere disk; deprecated, redirected to the {@code csi.vsphere.vmware.com} CSI driver. */
    Optional<VsphereVirtualDiskVolumeSource> vsphereVolume();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableVolume.Builder {}
}
