package dev.coracle.controllers.garbagecollector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.controllers.garbagecollector.GarbagePlanner.Fate;
import dev.coracle.controllers.garbagecollector.GarbagePlanner.Owner;
import dev.coracle.controllers.garbagecollector.GarbagePlanner.Plan;
import dev.coracle.controllers.garbagecollector.GarbagePlanner.Step;
import dev.coracle.controllers.garbagecollector.GarbagePlanner.View;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GarbagePlannerTest {
    @ParameterizedTest
    @CsvSource({
        "'', false, '', KEEP, ''",
        "SOLID, true, '', KEEP, ''",
        "SOLID ABSENT, true, '', RELEASE, ''",
        "SOLID WAITING, true, '', RELEASE, ''",
        "ABSENT, true, '', DELETE, Background",
        "ABSENT, true, orphan, DELETE, Orphan",
        "ABSENT, true, foregroundDeletion, DELETE, Foreground",
        "WAITING, false, '', DELETE, Background",
        "WAITING ABSENT, true, '', DELETE, Foreground"
    })
    void theOwnersDecide(String fates, boolean hasDependents, String finalizer, Step step, String policy) {
        ObjectMeta.Builder object = ObjectMeta.builder().name("x");
        if (!finalizer.isEmpty()) object.addFinalizer(finalizer);
        List<Owner> owners = new ArrayList<>();
        for (String fate : fates.split(" ", 0)) {
            if (!fate.isEmpty()) owners.add(owner(owners.size(), Fate.valueOf(fate)));
        }
        Plan plan = GarbagePlanner.plan(new View(object.build(), owners, hasDependents, false));
        assertThat(plan.step()).isEqualTo(step);
        assertThat(plan.policy()).isEqualTo(policy);
        assertThat(plan.reason()).isNotEmpty();
    }

    static Owner owner(int number, Fate fate) {
        OwnerReference reference = OwnerReference.builder()
                .apiVersion("v1")
                .kind("ConfigMap")
                .name("o" + number)
                .uid("u" + number)
                .blockOwnerDeletion(true)
                .build();
        return new Owner(reference, fate);
    }
}
