package dev.coracle.node;

import dev.coracle.model.GoDuration;
import dev.coracle.model.core.Container;
import dev.coracle.node.runtime.Image;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Takes in what happened since the plan before: runs that began or ended, answers that came. Decides nothing. */
final class Sightings implements News.Reception {
    private final Draft draft;

    private Sightings(Draft draft) {
        this.draft = draft;
    }

    static void take(Draft draft) {
        Sightings sightings = new Sightings(draft);
        for (Container container : draft.view().containers()) {
            draft.view().latest(container).ifPresent(run -> sightings.see(container, run));
        }
        draft.view().news().forEach(news -> news.into(sightings));
    }

    private void see(Container container, Run run) {
        if (!draft.of(container).run().equals(run.id())) draft.change(container, memory -> memory.about(run.id()));
        boolean ours = draft.of(container).started() == run.attempt();
        if (!ours) draft.change(container, memory -> memory.withPostStart(HookState.DONE));
        if (run.isStarting()) return;
        if (ours) tellStart(container, run);
        if (run.isRunning() && draft.of(container).runningSince().isEmpty()) {
            long since = moment(run.shown().startedAt(), ours);
            draft.change(container, memory -> memory.withRunningSince(since));
        }
        if (run.isExited() && draft.of(container).exitedAt().isEmpty()) {
            long since = moment(run.shown().finishedAt(), ours);
            draft.change(container, memory -> memory.withExitedAt(since).withStopping(Optional.empty()));
        }
    }

    private void tellStart(Container container, Run run) {
        ContainerMemory memory = draft.of(container);
        if (memory.runningSince().isPresent() || memory.exitedAt().isPresent()) return;
        if (run.neverBegan()) draft.warning(container, "Failed", "Error: " + run.message());
        else draft.normal(container, "Started", "Started container " + container.name());
    }

    /** When something happened: now, unless it was before this kubelet began, which only the time of day can tell. */
    private long moment(Optional<Instant> time, boolean ours) {
        if (ours || time.isEmpty()) return draft.now();
        Duration ago = Duration.between(time.get(), draft.view().now().time());
        return draft.now() - Math.max(0, ago.toNanos());
    }

    @Override
    public void pulled(News.Pulled news) {
        Step.Pull step = news.step();
        find(step.container())
                .filter(it -> draft.of(it).pulling().equals(Pulling.of(step.attempt(), Pulling.Stage.UNDER_WAY)))
                .ifPresent(container -> news.result()
                        .image()
                        .ifPresentOrElse(image -> fetched(container, news, image), () -> missed(container, news)));
    }

    private void fetched(Container container, News.Pulled news, Image image) {
        String took = GoDuration.text(Duration.ofMillis(news.took().toMillis()));
        draft.normal(
                container,
                "Pulled",
                "Successfully pulled image \"" + news.step().image() + "\" in " + took + " (" + took
                        + " including waiting). Image size: " + image.sizeBytes() + " bytes.");
        Pulling done = Pulling.of(news.step().attempt(), Pulling.Stage.DONE);
        draft.change(container, memory -> memory.withPulling(done).withWaiting(Optional.empty()));
    }

    private void missed(Container container, News.Pulled news) {
        String failure = news.result().failure();
        String image = news.step().image();
        draft.warning(container, "Failed", "Failed to pull image \"" + image + "\": " + failure);
        draft.warning(container, "Failed", "Error: " + ImageSupply.PULL_FAILED);
        Pulling failed = Pulling.failed(news.step().attempt(), ImageSupply.PULL_FAILED, failure, draft.now());
        draft.change(
                container,
                memory -> memory.withPulling(failed)
                        .withPullDelay(Delay.next(memory.pullDelay(), draft.now(), draft.now())));
    }

    @Override
    public void answered(News.Answered news) {
        Step.Ask step = news.step();
        find(step.container())
                .filter(it -> draft.of(it).run().equals(step.run()))
                .ifPresent(container -> step.type().of(container).ifPresent(probe -> {
                    draft.change(
                            container,
                            memory -> memory.withProbe(
                                    step.type(), memory.probe(step.type()).answered(probe, news.good())));
                    if (news.good()) return;
                    draft.warning(container, "Unhealthy", step.type().text() + " probe failed: " + news.message());
                }));
    }

    @Override
    public void hookEnded(News.HookEnded news) {
        Step.CallHook step = news.step();
        find(step.container())
                .filter(it -> draft.of(it).run().equals(step.run()))
                .ifPresent(container -> {
                    if (step.afterStart()) afterStart(container, news.good());
                    else beforeStop(container, news.good());
                });
    }

    private void afterStart(Container container, boolean good) {
        draft.change(container, memory -> memory.withPostStart(good ? HookState.DONE : HookState.FAILED));
        if (!good) draft.warning(container, "FailedPostStartHook", "PostStartHook failed");
    }

    private void beforeStop(Container container, boolean good) {
        if (!good) draft.warning(container, "FailedPreStopHook", "PreStopHook failed");
        draft.of(container)
                .stopping()
                .filter(it -> it.stage() == Stopping.Stage.HOOK)
                .ifPresent(it -> draft.change(container, memory -> memory.withStopping(it.at(Stopping.Stage.TURN))));
    }

    private Optional<Container> find(String name) {
        return draft.view().containers().stream()
                .filter(it -> it.name().equals(name))
                .findFirst();
    }
}
