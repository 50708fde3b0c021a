package dev.coracle.apiserver.kinds;

import dev.coracle.apiserver.Portion;
import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.validation.DisruptionBudgetRules;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;

/** How many pods may be taken away at once: disruption budgets. */
final class Disruption {
    static final ServedKind<PodDisruptionBudget> BUDGETS = ServedKind.of(PodDisruptionBudget.class)
            .rules(new DisruptionBudgetRules())
            .nameRule(Names.PATH_SEGMENT)
            .updateNeedsRevision(true)
            .specification(PodDisruptionBudget::spec)
            .prepareCreate(it -> it.withStatus(PodDisruptionBudgetStatus.EMPTY))
            .prepareUpdate((asked, stored) -> asked.withStatus(stored.status()))
            .putPortion(
                    "status",
                    Portion.of((asked, stored) -> asked.withSpec(stored.spec()), DisruptionBudgetRules::updateStatus))
            .build();

    private Disruption() {}
}
