package dev.coracle.scheduler.extender;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Pod;
import dev.coracle.model.json.Json;
import dev.coracle.scheduler.framework.Extender;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An extender that is asked over HTTP, as kube-scheduler does.
 *
 * @see <a href="https://pkg.go.dev/k8s.io/kube-scheduler/extender/v1">The documents that are exchanged</a>
 */
public final class HttpExtender implements Extender {
    private final ExtenderOptions options;
    private final ExtenderCalls calls;
    private final VictimsExchange victims;

    /** An extender, and the way to it. */
    public HttpExtender(ExtenderOptions options, ExtenderCalls calls) {
        this.options = options;
        this.calls = calls;
        victims = new VictimsExchange(options);
    }

    @Override
    public String name() {
        return options.urlPrefix();
    }

    @Override
    public boolean isIgnorable() {
        return options.ignorable();
    }

    @Override
    public boolean isInterestedIn(PodInfo pod) {
        if (options.managedResources().isEmpty()) return true;
        return pod.spec().containers().stream().anyMatch(this::manages)
                || pod.spec().initContainers().stream().anyMatch(this::manages);
    }

    private boolean manages(Container container) {
        return isManaged(container.resources().requests())
                || isManaged(container.resources().limits());
    }

    private boolean isManaged(Map<String, Quantity> amounts) {
        Set<String> managed = options.managedResources();
        return amounts.keySet().stream().anyMatch(managed::contains);
    }

    private @Nullable Object ask(String verb, Map<String, Object> question) {
        String prefix = options.urlPrefix();
        URI address = URI.create((prefix.endsWith("/") ? prefix : prefix + "/") + verb);
        return Answer.parse(address, calls.post(address, Json.treeToText(question)));
    }

    private Map<String, Object> question(Pod pod, List<? extends NodeInfo> nodes) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("Pod", Json.toTree(pod));
        if (options.nodeCacheCapable()) {
            question.put("NodeNames", nodes.stream().map(NodeInfo::name).toList());
        } else {
            Map<String, Object> list = new LinkedHashMap<>();
            list.put("metadata", new LinkedHashMap<>());
            list.put("items", nodes.stream().map(it -> Json.toTree(it.node())).toList());
            question.put("Nodes", list);
        }
        return question;
    }

    @Override
    public Filtered filter(PodInfo pod, List<? extends NodeInfo> nodes) {
        if (options.filterVerb().isEmpty()) return Filtered.all(nodes);
        Answer answer = Answer.of(ask(options.filterVerb().get(), question(pod.pod(), nodes)))
                .checked();
        List<String> left = left(answer);
        Set<String> known = new LinkedHashSet<>();
        nodes.forEach(node -> known.add(node.name()));
        for (String name : left) {
            if (known.contains(name)) continue;
            throw new ExtenderException("extender \"" + name() + "\" claims a filtered node \"" + name
                    + "\" which is not found in the input node list");
        }
        return new Filtered(left, answer.texts("FailedNodes"), answer.texts("FailedAndUnresolvableNodes"));
    }

    private List<String> left(Answer answer) {
        Optional<List<@Nullable Object>> named = answer.list("NodeNames");
        if (options.nodeCacheCapable() && named.isPresent()) {
            return named.get().stream().map(String::valueOf).toList();
        }
        return answer.part("Nodes").list("items").orElse(List.of()).stream()
                .map(node -> Answer.of(node).part("metadata").text("name"))
                .toList();
    }

    @Override
    public Map<String, Long> prioritize(PodInfo pod, List<? extends NodeInfo> nodes) {
        Map<String, Long> scores = new TreeMap<>();
        if (options.prioritizeVerb().isEmpty()) return scores;
        Object answer = ask(options.prioritizeVerb().get(), question(pod.pod(), nodes));
        if (!(answer instanceof List<?> list)) return scores;
        for (Object one : list) {
            Answer score = Answer.of(one);
            scores.merge(score.text("Host"), score.number("Score"), Long::sum);
        }
        return scores;
    }

    @Override
    public long weight() {
        return options.weight();
    }

    @Override
    public Optional<Map<String, Victims>> preempt(PodInfo pod, Map<String, Victims> candidates) {
        if (options.preemptVerb().isEmpty()) return Optional.empty();
        Answer answer = Answer.of(ask(options.preemptVerb().get(), victims.question(pod, candidates)));
        return Optional.of(victims.read(answer, candidates));
    }

    @Override
    public boolean binds() {
        return options.bindVerb().isPresent();
    }

    @Override
    public void bind(PodInfo pod, String node) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("PodName", pod.name());
        question.put("PodNamespace", pod.namespace());
        question.put("PodUID", pod.uid());
        question.put("Node", node);
        Answer.of(ask(options.bindVerb().orElseThrow(), question)).checked();
    }

    @Override
    public String toString() {
        return "extender " + name();
    }
}
