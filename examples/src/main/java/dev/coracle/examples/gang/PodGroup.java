package dev.coracle.examples.gang;

import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.model.Derived;
import dev.coracle.model.FieldPath;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import java.util.ArrayList;
import java.util.List;
import org.immutables.value.Value;

/**
 * Pods that are of no use one by one: those with the label {@value GangScheduling#LABEL}, which names the group.
 *
 * @see <a href="https://github.com/kubernetes-sigs/scheduler-plugins">the kind of Kubernetes' coscheduling plugin</a>
 */
@GroupVersionKind(group = "scheduling.x-k8s.io", version = "v1alpha1", kind = "PodGroup")
@Resource(plural = "podgroups", shortNames = "pg")
@Value.Immutable
public interface PodGroup extends ApiObject, WithPodGroup {
    @Override
    @Derived
    default String apiVersion() {
        return "scheduling.x-k8s.io/v1alpha1";
    }

    @Override
    @Derived
    default String kind() {
        return "PodGroup";
    }

    /** Identity of the group. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** What the group needs. */
    @Value.Default
    default PodGroupSpec spec() {
        return PodGroupSpec.EMPTY;
    }

    /** How a cluster serves groups: give it to {@code ClusterDefinition.Builder#addKinds}. */
    static ServedKind<PodGroup> served() {
        return ServedKind.of(PodGroup.class).rules(PodGroup::mistakes).build();
    }

    private static List<FieldError> mistakes(PodGroup group) {
        List<FieldError> mistakes = new ArrayList<>();
        FieldPath spec = FieldPath.of("spec");
        atLeastOne(mistakes, spec.child("minMember"), group.spec().minMember());
        atLeastOne(mistakes, spec.child("scheduleTimeoutSeconds"), group.spec().scheduleTimeoutSeconds());
        return mistakes;
    }

    private static void atLeastOne(List<FieldError> mistakes, FieldPath path, int value) {
        if (value < 1) mistakes.add(FieldError.invalid(path, value, "should be greater than or equal to 1"));
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodGroup.Builder {}
}
