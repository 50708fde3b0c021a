package dev.coracle.scheduler.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeSpec;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.core.Taint;
import dev.coracle.model.core.Toleration;
import dev.coracle.model.meta.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The answer against one that tries everything, by arithmetic of its own. */
class CapacityProperties {
    /** A node: cores, GiB, zone, whether tainted. */
    record Worker(int cores, int memory, String zone, boolean tainted) {
        Node node(int number) {
            Map<String, Quantity> allocatable = new LinkedHashMap<>();
            allocatable.put("cpu", Quantity.of(cores));
            allocatable.put("memory", Quantity.ofBytes((long) memory << 30));
            allocatable.put("pods", Quantity.of(4));
            NodeSpec.Builder spec = NodeSpec.builder();
            if (tainted)
                spec.addTaint(
                        Taint.builder().key("reserved").effect("NoSchedule").build());
            return Node.builder()
                    .metadata(ObjectMeta.builder()
                            .name("n" + number)
                            .putLabel("kubernetes.io/hostname", "n" + number)
                            .putLabel("zone", zone)
                            .build())
                    .spec(spec.build())
                    .status(NodeStatus.builder().allocatable(allocatable).build())
                    .build();
        }

        boolean takes(Job job) {
            return (!tainted || job.tolerant) && job.zone.map(zone::equals).orElse(true);
        }
    }

    /** A pod: cores, GiB, zone where it must be, whether it tolerates the taint. */
    record Job(int cores, int memory, Optional<String> zone, boolean tolerant) {
        Pod pod(int number) {
            Map<String, Quantity> requests = new LinkedHashMap<>();
            requests.put("cpu", Quantity.of(cores));
            requests.put("memory", Quantity.ofBytes((long) memory << 30));
            PodSpec.Builder spec = PodSpec.builder()
                    .addContainer(Container.builder()
                            .name("main")
                            .image("app")
                            .resources(ResourceRequirements.builder()
                                    .requests(requests)
                                    .build())
                            .build());
            zone.ifPresent(it -> spec.putNodeSelector("zone", it));
            if (tolerant)
                spec.addToleration(
                        Toleration.builder().key("reserved").operator("Exists").build());
            return Pod.builder()
                    .metadata(ObjectMeta.builder()
                            .namespace("default")
                            .name("p" + number)
                            .build())
                    .spec(spec.build())
                    .build();
        }
    }

    @Provide
    Arbitrary<List<Worker>> workers() {
        return Combinators.combine(
                        Arbitraries.of(2, 4, 4, 5),
                        Arbitraries.of(2, 4, 4),
                        Arbitraries.of("a", "a", "b"),
                        Arbitraries.of(false, false, false, true))
                .as(Worker::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Job>> jobs() {
        return Combinators.combine(
                        Arbitraries.of(1, 1, 2, 3),
                        Arbitraries.of(1, 1, 2),
                        Arbitraries.of("a", "b").optional(0.2),
                        Arbitraries.of(true, false))
                .as(Job::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theAnswerIsThatOfTryingEverything(
            @ForAll("workers") List<Worker> workers, @ForAll("jobs") List<Job> jobs, @ForAll boolean loseOne) {
        int losses = loseOne ? 1 : 0;
        Survival answer = capacity(workers, jobs).survives(losses);
        boolean right = everyLoss(workers, losses).stream().allMatch(left -> fits(jobs, 0, left, new int[4][3]));
        Statistics.label("survives").collect(right).coverage(it -> {
            it.check(true).percentage(p -> p > 10);
            it.check(false).percentage(p -> p > 10);
        });
        assertThat(answer.isCertain()).as(answer.toString()).isEqualTo(right);
        if (answer instanceof Survival.Survives survives) survives.placements().forEach(it -> check(it, workers, jobs));
        if (answer instanceof Survival.Overwhelmed no) {
            assertThat(fits(jobs, 0, without(workers, no.lost()), new int[4][3]))
                    .isFalse();
            if (!no.lost().isEmpty())
                assertThat(fits(jobs, 0, workers, new int[4][3])).isTrue();
        }
    }

    private static Capacity capacity(List<Worker> workers, List<Job> jobs) {
        List<Node> nodes = new ArrayList<>();
        for (Worker worker : workers) nodes.add(worker.node(nodes.size()));
        List<Pod> pods = new ArrayList<>();
        for (Job job : jobs) pods.add(job.pod(pods.size()));
        return Capacity.of(nodes, pods);
    }

    private static List<List<Worker>> everyLoss(List<Worker> workers, int losses) {
        List<List<Worker>> all = new ArrayList<>(List.of(workers));
        for (int i = 0; losses > 0 && i < workers.size(); i++) all.add(without(workers, List.of("n" + i)));
        return all;
    }

    private static List<Worker> without(List<Worker> workers, List<String> lost) {
        List<Worker> left = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) if (!lost.contains("n" + i)) left.add(workers.get(i));
        return left;
    }

    private static boolean fits(List<Job> jobs, int next, List<Worker> workers, int[][] held) {
        if (next == jobs.size()) return true;
        Job job = jobs.get(next);
        for (int i = 0; i < workers.size(); i++) {
            Worker worker = workers.get(i);
            int[] on = held[i];
            boolean room = on[0] + job.cores <= worker.cores && on[1] + job.memory <= worker.memory && on[2] < 4;
            if (!room || !worker.takes(job)) continue;
            add(on, job, 1);
            boolean rest = fits(jobs, next + 1, workers, held);
            add(on, job, -1);
            if (rest) return true;
        }
        return false;
    }

    private static void add(int[] held, Job job, int sign) {
        held[0] += sign * job.cores;
        held[1] += sign * job.memory;
        held[2] += sign;
    }

    private static void check(Placement placement, List<Worker> workers, List<Job> jobs) {
        int[][] held = new int[workers.size()][3];
        assertThat(placement.nodes()).hasSameSizeAs(jobs);
        placement.nodes().forEach((pod, node) -> {
            assertThat(placement.lost()).doesNotContain(node);
            int number = Integer.parseInt(node.substring(1));
            Job job = jobs.get(Integer.parseInt(pod.substring("default/p".length())));
            assertThat(workers.get(number).takes(job)).isTrue();
            add(held[number], job, 1);
        });
        for (int i = 0; i < workers.size(); i++) {
            assertThat(held[i][0]).isLessThanOrEqualTo(workers.get(i).cores);
            assertThat(held[i][1]).isLessThanOrEqualTo(workers.get(i).memory);
            assertThat(held[i][2]).isLessThanOrEqualTo(4);
        }
    }
}
