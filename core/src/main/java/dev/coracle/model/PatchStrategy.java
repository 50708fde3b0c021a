package dev.coracle.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a strategic merge patch treats this field; without it lists are replaced and maps are merged. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PatchStrategy {
    /** What happens to the field. */
    Strategy value();

    /** The field that tells the elements of a list of objects apart; empty for lists of scalars. */
    String mergeKey() default "";

    /** The strategies of {@code x-kubernetes-patch-strategy}. */
    enum Strategy {
        /** Elements are matched by key and merged; scalars form a set. */
        MERGE,
        /** The whole value is replaced. */
        REPLACE,
        /** Fields of the object that the patch does not list as retained are cleared first. */
        RETAIN_KEYS,
        /** {@link #MERGE}, and {@link #RETAIN_KEYS} inside each element. */
        MERGE_RETAIN_KEYS
    }
}
