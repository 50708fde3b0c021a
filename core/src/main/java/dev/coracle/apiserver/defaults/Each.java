package dev.coracle.apiserver.defaults;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes the elements of lists. */
final class Each {
    private Each() {}

    /** The list with every element changed; the list itself where no element is. */
    @SuppressWarnings("ReferenceEquality") // an unchanged element is told by identity, which is all that is promised
    static <E> List<E> of(List<E> elements, UnaryOperator<E> change) {
        List<E> changed = elements;
        for (int i = 0; i < elements.size(); i++) {
            E before = elements.get(i);
            E after = change.apply(before);
            if (after == before) continue;
            if (changed == elements) changed = new ArrayList<>(elements);
            changed.set(i, after);
        }
        return changed;
    }
}
