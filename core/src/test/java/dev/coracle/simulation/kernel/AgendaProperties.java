package dev.coracle.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AgendaProperties {
    private static final class Marker extends Event {
        Marker(int time, int sequence) {
            this.time = time;
            this.tie = time % 3 == 0 ? sequence % 5 : 0;
            this.sequence = sequence;
        }

        @Override
        void happen() {}

        @Override
        long owner() {
            return 0;
        }
    }

    /** Below 100, an event at that time is added; above, one that is there leaves, or all of a kind. */
    @Property
    @Label("safety: an agenda gives what a sorted set would, whatever enters and leaves")
    void agendaIsSorted(@ForAll @Size(max = 300) List<@IntRange(max = 160) Integer> steps) {
        Agenda agenda = new Agenda();
        TreeSet<Event> model = new TreeSet<>();
        List<Event> all = new ArrayList<>();
        for (int step : steps) {
            if (step < 100) {
                Event event = new Marker(step, all.size());
                all.add(event);
                agenda.add(event);
                model.add(event);
            } else if (step < 130 && !all.isEmpty()) {
                Event event = all.get(step % all.size());
                agenda.remove(event);
                model.remove(event);
            } else if (step < 155 && !model.isEmpty()) {
                agenda.remove(model.first());
                model.pollFirst();
            } else {
                List<Event> expected =
                        model.stream().filter(event -> event.time == step - 100).toList();
                assertThat(agenda.removeAll(event -> event.time == step - 100)).isEqualTo(expected);
                expected.forEach(model::remove);
            }
            assertThat(agenda.first()).isEqualTo(model.isEmpty() ? null : model.first());
        }
        while (!model.isEmpty()) {
            assertThat(agenda.first()).isEqualTo(model.first());
            agenda.remove(model.pollFirst());
        }
        assertThat(agenda.isEmpty()).isTrue();
    }
}
