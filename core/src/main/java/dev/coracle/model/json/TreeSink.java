package dev.coracle.model.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a tree of mutable maps and lists. */
@SuppressWarnings({"unchecked", "NullAway"}) // it made the containers itself; JSON's null is a value of the tree
final class TreeSink implements Sink {
    private final Deque<Object> open = new ArrayDeque<>();
    private final Deque<String> names = new ArrayDeque<>();
    private @Nullable Object root;

    Object root() {
        return root;
    }

    @Override
    public void startObject() {
        open(new LinkedHashMap<String, Object>());
    }

    @Override
    public void startArray() {
        open(new ArrayList<Object>());
    }

    @Override
    public void name(String name) {
        names.push(name);
    }

    @Override
    public void endObject() {
        open.pop();
    }

    @Override
    public void endArray() {
        open.pop();
    }

    @Override
    public void scalar(Object value) {
        put(value);
    }

    @Override
    public void nothing() {
        put(null);
    }

    private void open(Object container) {
        put(container);
        open.push(container);
    }

    private void put(@Nullable Object value) {
        Object container = open.peek();
        if (container == null) {
            root = value;
        } else if (container instanceof List<?> list) {
            ((List<Object>) list).add(value);
        } else {
            ((Map<String, Object>) container).put(names.pop(), value);
        }
    }
}
