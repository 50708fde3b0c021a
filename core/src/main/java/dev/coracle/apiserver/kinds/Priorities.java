package dev.coracle.apiserver.kinds;

import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.defaults.Defaults;
import dev.coracle.apiserver.validation.PriorityClassRules;
import dev.coracle.model.scheduling.PriorityClass;

/** How important pods are: priority classes. */
final class Priorities {
    static final ServedKind<PriorityClass> CLASSES = ServedKind.of(PriorityClass.class)
            .defaults(Defaults::priorityClass)
            .rules(new PriorityClassRules())
            // What a class means never changes, so its generation stays at the first.
            .specification(it -> it.value())
            .build();

    private Priorities() {}
}
