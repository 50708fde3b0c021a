package dev.coracle.controllers.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.controllers.namespace.NamespacePlanner.Plan;
import dev.coracle.controllers.namespace.NamespacePlanner.View;
import dev.coracle.model.Time;
import dev.coracle.model.core.NamespaceCondition;
import dev.coracle.model.core.NamespaceStatus;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamespacePlannerTest {
    private static final Time NOW = Time.parse("2026-01-02T03:04:05Z");

    @Test
    void anEmptyNamespaceIsFinished() {
        Plan plan = plan(NamespaceStatus.EMPTY);
        assertThat(plan.finished()).isTrue();
        assertThat(plan.status().conditions())
                .extracting(
                        it -> it.type() + " " + it.status() + " " + it.reason().orElse(""))
                .containsExactly(
                        "NamespaceDeletionDiscoveryFailure False ResourcesDiscovered",
                        "NamespaceDeletionGroupVersionParsingFailure False ParsedGroupVersions",
                        "NamespaceDeletionContentFailure False ContentDeleted",
                        "NamespaceContentRemaining False ContentRemoved",
                        "NamespaceFinalizersRemaining False ContentRemoved");
        assertThat(plan(plan.status()).status()).isEqualTo(plan.status());
    }

    @Test
    void theSlowestKindSaysWhenToComeBack() {
        Remains pods = new Remains("pods.", 3, Collections.emptyMap(), Duration.ofSeconds(31), Optional.empty());
        Remains held = new Remains(
                "leases.coordination.k8s.io",
                2,
                Collections.singletonMap("x.io/f", 2),
                Duration.ZERO,
                Optional.empty());
        assertThat(plan(NamespaceStatus.EMPTY, held).comeBack()).contains(Duration.ofSeconds(8));
        Plan both = plan(NamespaceStatus.EMPTY, pods, held);
        assertThat(both.comeBack()).contains(Duration.ofSeconds(16));
        assertThat(both.finished()).isFalse();
        assertThat(both.status().conditions().get(3).message())
                .contains("Some resources are remaining: leases.coordination.k8s.io has 2 resource instances,"
                        + " pods. has 3 resource instances");
    }

    @Test
    void whatCannotBeDeletedIsToldAndTriedAgain() {
        Plan plan = plan(NamespaceStatus.EMPTY, Remains.failed("pods.", "no"), Remains.failed("secrets.", "never"));
        assertThat(plan.finished()).isFalse();
        assertThat(plan.comeBack()).isEmpty();
        NamespaceCondition failure = plan.status().conditions().get(2);
        assertThat(failure.status()).isEqualTo("True");
        assertThat(failure.message()).contains("Failed to delete all resource types, 2 remaining: never, no");
    }

    private static Plan plan(NamespaceStatus status, Remains... remains) {
        return NamespacePlanner.plan(new View(status, List.of(remains), true, NOW));
    }
}
