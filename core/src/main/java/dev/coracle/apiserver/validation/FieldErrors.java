package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an object, in the order found. Costs nothing while nothing is wrong. For one thread. */
public final class FieldErrors {
    private List<FieldError> errors = List.of();

    /** One more mistake. */
    public void add(FieldError error) {
        if (errors.isEmpty()) errors = new ArrayList<>();
        errors.add(error);
    }

    /** More mistakes. */
    public void addAll(List<FieldError> more) {
        more.forEach(this::add);
    }

    /** A value is missing. */
    public void required(FieldPath path) {
        required(path, "");
    }

    /** A value is missing. */
    public void required(FieldPath path, String detail) {
        add(FieldError.required(path, detail));
    }

    /** A value is malformed or out of range. */
    public void invalid(FieldPath path, Object value, String detail) {
        add(FieldError.invalid(path, value, detail));
    }

    /** A value breaks each of these rules; none of them, where the list is empty. */
    public void invalid(FieldPath path, Object value, List<String> complaints) {
        for (String complaint : complaints) invalid(path, value, complaint);
    }

    /** A value stands more than once. */
    public void duplicate(FieldPath path, Object value) {
        add(FieldError.duplicate(path, value));
    }

    /** A value is none of these. */
    public void notSupported(FieldPath path, Object value, List<String> supported) {
        add(FieldError.notSupported(path, value, supported));
    }

    /** A value may not be given here, or not be changed. */
    public void forbidden(FieldPath path, String detail) {
        add(FieldError.forbidden(path, detail));
    }

    /** A text has more bytes than it may. */
    public void tooLong(FieldPath path, int limit) {
        add(FieldError.tooLong(path, limit));
    }

    /** A list has more elements than it may. */
    public void tooMany(FieldPath path, int actual, int limit) {
        add(FieldError.tooMany(path, actual, limit));
    }

    /** A value refers to something that is not there. */
    public void notFound(FieldPath path, Object value) {
        add(FieldError.notFound(path, value, ""));
    }

    /** How many mistakes there are so far. */
    public int count() {
        return errors.size();
    }

    /** All of them. */
    public List<FieldError> toList() {
        return List.copyOf(errors);
    }
}
