package dev.coracle.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a kind is addressed: the path segment of its collection, and what people call it on the command line. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Resource {
    /** Lower-case plural that stands in paths, such as {@code pods}. */
    String plural();

    /** Abbreviations, such as {@code po}. */
    String[] shortNames() default {};

    /** Groups of kinds that a command may name at once, such as {@code all}. */
    String[] categories() default {};

    /** Whether its objects live in a namespace. */
    boolean namespaced() default true;
}
