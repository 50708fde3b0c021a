package dev.coracle.controllers.volumes;

import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;

/**
 * Gives claims the volumes that suit them, the smallest that does, and has volumes made where there are none; says of
 * volumes whether they are free, and has them thrown away where their claim is gone. Claims that wait for their first pod
 * get what the scheduler has chosen.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#lifecycle-of-a-volume-and-claim">Life of a
 *     volume and a claim</a>
 */
public final class VolumeBinder implements Controller {
    private final Provisioner provisioner;

    /** One that has volumes made in name only. */
    public VolumeBinder() {
        this(new NominalProvisioner());
    }

    /** One that has volumes made by this provisioner. */
    public VolumeBinder(Provisioner provisioner) {
        this.provisioner = provisioner;
    }

    @Override
    public String name() {
        return "persistentvolume-binder-controller";
    }

    @Override
    public String reporter() {
        return "persistentvolume-controller";
    }

    @Override
    public void start(ControllerContext context) {
        new ClaimLoop(context, provisioner).start();
        new VolumeLoop(context, provisioner).start();
    }
}
