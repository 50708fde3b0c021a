package dev.coracle.controllers.endpointslice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.controllers.endpointslice.SlicePlanner.Plan;
import dev.coracle.controllers.endpointslice.SlicePlanner.View;
import dev.coracle.model.Time;
import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.discovery.Endpoint;
import dev.coracle.model.discovery.EndpointConditions;
import dev.coracle.model.discovery.EndpointPort;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SlicePlannerProperties {
    private static final int MAX = 4;
    private static final OwnerReference OWNER = OwnerReference.builder()
            .apiVersion("v1")
            .kind("Service")
            .name("s")
            .uid("u")
            .build();

    private int named;

    @Property
    @Label("safety and liveness: after any change the slices hold exactly what they should, none too much, none twice")
    void slicesFollow(@ForAll @Size(max = 6) List<@Size(max = 20) List<@IntRange(max = 30) Integer>> states) {
        List<EndpointSlice> slices = new ArrayList<>();
        for (List<Integer> state : states) {
            Plan plan = plan(targets(state), slices);
            slices = after(plan, slices);
            Set<String> wanted = new TreeSet<>();
            state.forEach(it -> wanted.add(address(it) + ":" + port(it)));
            List<String> found = new ArrayList<>();
            for (EndpointSlice slice : slices) {
                assertThat(slice.endpoints().size()).isLessThanOrEqualTo(MAX);
                slice.endpoints()
                        .forEach(it -> found.add(it.addresses().get(0) + ":"
                                + slice.ports().get(0).port().orElseThrow()));
            }
            assertThat(found).containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(slices).isNotEmpty();
            Plan again = plan(targets(state), slices);
            assertThat(again.create()).isEmpty();
            assertThat(again.update()).isEmpty();
            assertThat(again.delete()).isEmpty();
        }
    }

    @Property
    @Label("economy: one endpoint more or less is one write")
    void oneChangeIsOneWrite(
            @ForAll @Size(max = 20) List<@IntRange(max = 15) Integer> before, @ForAll @IntRange(max = 15) int one) {
        List<Integer> even = new ArrayList<>();
        before.forEach(it -> even.add(it * 2)); // all of one group
        List<EndpointSlice> slices = after(plan(targets(even), List.of()), List.of());
        List<Integer> after = new ArrayList<>(even);
        if (!after.removeAll(List.of(one * 2))) after.add(one * 2);
        Plan plan = plan(targets(after), slices);
        assertThat(plan.create().size() + plan.update().size() + plan.delete().size())
                .isEqualTo(1);
    }

    @Example
    void aServiceWithoutPodsHasOneEmptySlice() {
        Plan plan = plan(List.of(), List.of());
        assertThat(plan.create()).hasSize(1);
        EndpointSlice slice = plan.create().get(0);
        assertThat(slice.endpoints()).isEmpty();
        assertThat(slice.metadata().generateName()).contains("s-");
        assertThat(slice.labels())
                .containsEntry("kubernetes.io/service-name", "s")
                .containsEntry("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io")
                .containsEntry("own", "label")
                .hasSize(3);
        assertThat(slice.metadata().annotations())
                .containsEntry("endpoints.kubernetes.io/last-change-trigger-time", "2026-01-01T00:00:00Z");
    }

    @Example
    void newEndpointsFillTheFullestSliceThatHasRoomForAll() {
        EndpointSlice three = slice("three", 0, 2, 4);
        EndpointSlice one = slice("one", 6);
        Plan plan = plan(targets(List.of(0, 2, 4, 6, 8)), List.of(one, three));
        assertThat(plan.update()).extracting(EndpointSlice::name).containsExactly("three");
        Plan two = plan(targets(List.of(0, 2, 4, 6, 8, 10)), List.of(one, three));
        assertThat(two.update()).extracting(EndpointSlice::name).containsExactly("one");
    }

    @Example
    void slicesOfAnotherOwnerOrFamilyGo() {
        EndpointSlice other = slice("other", 0);
        other = other.withMetadata(other.metadata().withOwnerReferences(OWNER.withUid("before")));
        EndpointSlice six = slice("six", 0).withAddressType("IPv6");
        Plan plan = plan(targets(List.of(0)), List.of(other, six));
        assertThat(plan.delete()).extracting(EndpointSlice::name).containsExactly("other", "six");
        assertThat(plan.create()).hasSize(1);
    }

    private List<EndpointSlice> after(Plan plan, List<EndpointSlice> before) {
        Map<String, EndpointSlice> slices = new LinkedHashMap<>();
        before.forEach(it -> slices.put(it.name(), it));
        plan.delete().forEach(it -> slices.remove(it.name()));
        plan.update().forEach(it -> slices.put(it.name(), it));
        for (EndpointSlice slice : plan.create()) {
            String name = "s-" + named++;
            slices.put(name, slice.withMetadata(slice.metadata().withName(name)));
        }
        return new ArrayList<>(slices.values());
    }

    private static Plan plan(List<Target> targets, List<EndpointSlice> present) {
        ObjectMeta service = ObjectMeta.builder()
                .namespace("default")
                .name("s")
                .putLabel("own", "label")
                .build();
        return SlicePlanner.plan(new View(
                service,
                false,
                OWNER,
                Collections.singletonMap("IPv4", targets),
                present,
                Optional.of(Time.parse("2026-01-01T00:00:00Z")),
                MAX));
    }

    private static EndpointSlice slice(String name, Integer... endpoints) {
        EndpointSlice model =
                plan(targets(List.of(endpoints)), List.of()).create().get(0);
        return model.withMetadata(model.metadata().withName(name));
    }

    private static List<Target> targets(List<Integer> numbers) {
        return numbers.stream().distinct().map(SlicePlannerProperties::target).toList();
    }

    private static Target target(int number) {
        Endpoint endpoint = Endpoint.builder()
                .addAddress(address(number))
                .conditions(EndpointConditions.builder().ready(number % 3 == 0).build())
                .targetRef(ObjectReference.builder().name("p" + number).build())
                .build();
        return new Target(List.of(EndpointPort.builder().port(port(number)).build()), endpoint);
    }

    private static String address(int number) {
        return "10.0.0." + number;
    }

    private static int port(int number) {
        return number % 2 == 0 ? 80 : 81;
    }
}
