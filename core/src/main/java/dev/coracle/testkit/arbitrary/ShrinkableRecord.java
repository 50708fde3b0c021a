package dev.coracle.testkit.arbitrary;

import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/** A record that jqwik makes smaller by letting one component after the other say nothing. */
record ShrinkableRecord<T extends Record>(T value) implements Shrinkable<T> {
    @Override
    public Stream<Shrinkable<T>> shrink() {
        return Records.plainer(value).map(ShrinkableRecord::new);
    }

    @Override
    public ShrinkingDistance distance() {
        return ShrinkingDistance.of(Records.toJson(value).length());
    }
}
