package dev.coracle.examples.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coracle.testkit.arbitrary.Scope;
import dev.coracle.testkit.experiment.BrokenPromiseError;
import dev.coracle.testkit.experiment.Campaign;
import dev.coracle.testkit.experiment.Experiment;
import dev.coracle.testkit.experiment.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the test kit says of a scheduler that does not look at memory. */
class ForgetfulFirstFitTest {
    @TempDir
    Path directory;

    @Test
    void isToldWhichPodsOvercommitANodeAsTheReadmeShows() throws IOException {
        Campaign campaign = Campaign.of(Experiment.of(it -> it.scheduler(FirstFit.forgetful())))
                .withScope(Scope.SMALL.ofPlainPods())
                .withNotebook(new Notebook(directory.resolve("regressions"), directory));

        BrokenPromiseError failure = catchThrowableOfType(BrokenPromiseError.class, campaign::hold);

        assertThat(failure)
                .hasMessageContaining("NoOvercommit is broken at revision ")
                .hasMessageContaining(" of memory with default/app-")
                .hasMessageContaining("replay with -Dcoracle.replay=v1:");
        assertThat(Files.readString(Path.of("../README.md")))
                .contains(String.valueOf(failure.getMessage()).split("#", 2)[0]);
        assertThat(failure.outcome().played().nodes()).hasSize(1);
        assertThat(failure.outcome().played().faults().faults()).isEmpty();
    }
}
