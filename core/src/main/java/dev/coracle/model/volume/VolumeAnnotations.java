package dev.coracle.model.volume;

/** Annotations by which the parts of a cluster that bind claims to volumes talk to each other. */
public final class VolumeAnnotations {
    /** On a claim: it is bound, and its volume knows. */
    public static final String BIND_COMPLETED = "pv.kubernetes.io/bind-completed";

    /** On a claim or a volume: the cluster chose the other, not a person. */
    public static final String BOUND_BY_CONTROLLER = "pv.kubernetes.io/bound-by-controller";

    /** On a volume: who made it. */
    public static final String PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";

    /** On a claim: who is to make its volume. */
    public static final String PROVISIONER = "volume.kubernetes.io/storage-provisioner";

    /** {@link #PROVISIONER} as older provisioners read it. */
    public static final String BETA_PROVISIONER = "volume.beta.kubernetes.io/storage-provisioner";

    /** On a claim: the node of the pod that is to have the volume, which must be reachable from there. */
    public static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

    /** On a claim or a volume: its storage class, as it was said before there was a field for it. */
    public static final String BETA_CLASS = "volume.beta.kubernetes.io/storage-class";

    /** The provisioner of classes whose volumes nobody makes. */
    public static final String NO_PROVISIONER = "kubernetes.io/no-provisioner";

    private VolumeAnnotations() {}
}
