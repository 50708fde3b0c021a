package dev.coracle.node;

import dev.coracle.client.events.EventRecorder;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Lifecycle;
import dev.coracle.model.core.LifecycleHandler;
import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.core.Probe;
import dev.coracle.model.core.SleepAction;
import dev.coracle.node.runtime.ContainerConfig;
import dev.coracle.node.runtime.SandboxConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out what is planned for one pod at one moment. Holds no rule. */
final class PodHands implements Step.Hands {
    /** How long a hook may take over the network: it has no limit of its own. */
    private static final Duration HOOK_TIMEOUT = Duration.ofSeconds(30);

    private final Surroundings around;
    private final PodView view;
    private final Consumer<News> ear;

    /**
     * Hands.
     *
     * @param view that the plan was made from
     * @param ear told on the kubelet's worker how things end that take their time
     */
    PodHands(Surroundings around, PodView view, Consumer<News> ear) {
        this.around = around;
        this.view = view;
        this.ear = ear;
    }

    private String uid() {
        return view.pod().uid();
    }

    private void hear(News news) {
        around.worker().execute(() -> ear.accept(news));
    }

    @Override
    public void runSandbox() {
        around.runtime()
                .runSandbox(new SandboxConfig(
                        uid(), view.pod().key(), view.pod().spec().hostNetwork()));
    }

    @Override
    public void stopSandbox() {
        around.runtime().stopSandbox(uid());
    }

    @Override
    public void removePod() {
        around.runtime().removePod(uid());
    }

    @Override
    public void pull(Step.Pull step) {
        long begun = around.clock().nanos();
        around.runtime().pull(step.image(), result -> {
            Duration took = Duration.ofNanos(around.clock().nanos() - begun);
            hear(new News.Pulled(step, result, took));
        });
    }

    @Override
    public void start(Step.Start step) {
        container(step.container())
                .map(it -> new ContainerConfig(uid(), view.pod().key(), it, step.attempt()))
                .ifPresent(around.runtime()::start);
    }

    @Override
    public void ask(Step.Ask step) {
        Container container = container(step.container()).orElseThrow();
        Probe probe = step.type().of(container).orElseThrow();
        Duration timeout = Duration.ofSeconds(Math.max(1, probe.timeoutSeconds()));
        Question.Answer answer = (good, message) -> hear(new News.Answered(step, good, message));
        Question.of(probe, container, address())
                .ifPresentOrElse(
                        question -> question.ask(around.runtime(), step.run(), timeout, timeout, answer),
                        () -> answer.come(true, ""));
    }

    @Override
    public void callHook(Step.CallHook step) {
        Container container = container(step.container()).orElseThrow();
        LifecycleHandler hook = (step.afterStart()
                        ? container.lifecycle().flatMap(Lifecycle::postStart)
                        : Stops.hook(container))
                .orElseThrow();
        Question.Answer answer = (good, message) -> hear(new News.HookEnded(step, good, message));
        Optional<Question> question = Question.of(hook, container, address());
        if (question.isPresent()) {
            question.get().ask(around.runtime(), step.run(), Duration.ZERO, HOOK_TIMEOUT, answer);
        } else {
            long seconds = hook.sleep().map(SleepAction::seconds).orElse(0L);
            around.worker().after(Duration.ofSeconds(seconds), () -> answer.come(true, ""));
        }
    }

    @Override
    public void stop(Step.Stop step) {
        around.runtime().stop(step.run(), step.grace());
    }

    @Override
    public void remove(Step.Remove step) {
        around.runtime().remove(step.run());
    }

    @Override
    public void tell(Step.Tell step) {
        if (around.events().isEmpty()) return;
        ObjectReference pod = EventRecorder.reference(view.pod());
        ObjectReference about =
                step.container().map(it -> pod.withFieldPath(it.path())).orElse(pod);
        EventRecorder events = around.events().get();
        if (step.warning()) events.warning(about, step.reason(), step.message());
        else events.normal(about, step.reason(), step.message());
    }

    private String address() {
        return view.addresses().stream().findFirst().orElse("");
    }

    private Optional<Container> container(String name) {
        return view.containers().stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
