package dev.coracle.controllers.garbagecollector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.controllers.garbagecollector.GarbagePlanner.Fate;
import dev.coracle.controllers.garbagecollector.GarbagePlanner.Owner;
import dev.coracle.controllers.garbagecollector.GarbagePlanner.Plan;
import dev.coracle.controllers.garbagecollector.GarbagePlanner.Step;
import dev.coracle.controllers.garbagecollector.GarbagePlanner.View;
import dev.coracle.model.meta.ObjectMeta;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

class GarbagePlannerProperties {
    @Property
    @Label("safety: an object with an owner that is there is never deleted, and names all such owners ever after")
    void solidOwnersKeep(@ForAll List<Fate> fates, @ForAll boolean hasDependents, @ForAll boolean circular) {
        List<Owner> owners = new ArrayList<>();
        fates.forEach(fate -> owners.add(GarbagePlannerTest.owner(owners.size(), fate)));
        Plan plan =
                GarbagePlanner.plan(new View(ObjectMeta.builder().name("x").build(), owners, hasDependents, circular));
        boolean kept = fates.isEmpty() || fates.contains(Fate.SOLID);
        assertThat(plan.step() == Step.DELETE).isEqualTo(!kept);
        for (Owner owner : owners) {
            if (owner.fate() == Fate.SOLID) assertThat(plan.owners()).contains(owner.reference());
        }
        boolean waits = fates.contains(Fate.WAITING) && hasDependents && circular && !kept;
        if (waits)
            assertThat(plan.owners()).noneMatch(it -> it.blockOwnerDeletion().orElse(false));
    }
}
