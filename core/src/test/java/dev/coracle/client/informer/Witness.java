package dev.coracle.client.informer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Follows what a handler is told, and fails where that cannot be: changes out of order, or the dead come back. */
final class Witness<T extends ApiObject> implements Handler<T> {
    private final NavigableMap<ObjectKey, T> known = new TreeMap<>();
    private final Set<String> gone = new HashSet<>();
    private int told;

    @Override
    public void added(T object) {
        told++;
        assertThat(known.put(object.key(), object)).isNull();
        assertThat(gone).doesNotContain(object.uid());
    }

    @Override
    public void updated(T before, T after) {
        told++;
        assertThat(known.put(after.key(), after)).isEqualTo(before);
        assertThat(after.uid()).isEqualTo(before.uid());
        assertThat(Long.parseLong(after.resourceVersion())).isGreaterThan(Long.parseLong(before.resourceVersion()));
    }

    @Override
    public void deleted(T last) {
        told++;
        T before = Objects.requireNonNull(known.remove(last.key()), "never told of " + last.key());
        assertThat(last.uid()).isEqualTo(before.uid());
        assertThat(Long.parseLong(last.resourceVersion()))
                .isGreaterThanOrEqualTo(Long.parseLong(before.resourceVersion()));
        gone.add(last.uid());
    }

    NavigableMap<ObjectKey, T> known() {
        return known;
    }

    int told() {
        return told;
    }
}
